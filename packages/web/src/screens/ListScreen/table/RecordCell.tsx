import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { FieldValue } from '../../../fields/FieldValue.tsx';
import type { Column } from '../../../fields/filter/column.ts';
import { titleOf } from '../../../naming/titleOf.ts';
import { FallingMark } from '../../PoolScreen/FallingSoon.tsx';

/** One value of one record; the title leads to the record. */
export function RecordCell({
  module,
  record,
  column,
}: {
  module: ModuleMetadata;
  record: AnsweredRecord;
  column: Column;
}) {
  if (column.name === module.title) {
    return (
      <span className="title-line">
        <Link
          to="/$path/$id"
          params={{ path: module.path, id: String(record.id) }}
          className="row-title"
          preload={false}
        >
          {titleOf(module, record)}
        </Link>
        <FallingMark id={record.id} />
      </span>
    );
  }
  return <FieldValue field={column.field} value={record[column.name]} record={record} compact />;
}
