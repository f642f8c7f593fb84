import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { FieldValue } from '../../../fields/FieldValue.tsx';
import type { Column } from '../../../fields/filter/column.ts';
import { useText } from '../../../i18n/index.ts';
import { titleOf } from '../../../naming/titleOf.ts';
import { Icon } from '../../../theme/index.ts';
import { FallingMark } from '../../PoolScreen/FallingSoon.tsx';
import { firstWay } from './reach.ts';

export interface RecordCardProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  columns: Column[];
}

/** Columns a card shows under its title. */
const shown = 3;

/** Name and figure, a few facts, and a button to call. */
export function RecordCard({ module, record, columns }: RecordCardProps) {
  const t = useText();
  const others = columns.filter((column) => column.name !== module.title);
  const figure = others.find((column) => column.alignRight);
  const facts = others.filter((column) => !column.alignRight).slice(0, shown);
  const way = firstWay(module, record);
  return (
    <div className="card">
      <div className="card-text">
        <div className="card-line">
          <Link to="/$path/$id" params={{ path: module.path, id: String(record.id) }} className="card-title">
            {titleOf(module, record)}
          </Link>
          {figure && (
            <FieldValue field={figure.field} value={record[figure.name]} record={record} compact brief />
          )}
        </div>
        <div className="card-facts">
          <FallingMark id={record.id} />
          {facts.map((column) => (
            <span key={column.name}>
              <FieldValue field={column.field} value={record[column.name]} record={record} compact />
            </span>
          ))}
        </div>
      </div>
      {way && (
        <a className="card-reach" href={way.href} aria-label={`${t(way.name)}: ${titleOf(module, record)}`}>
          <Icon name={way.icon} size={18} />
        </a>
      )}
    </div>
  );
}
