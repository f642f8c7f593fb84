import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { FieldValue } from '../../../fields/FieldValue.tsx';
import type { Column } from '../../../fields/filter/column.ts';
import { viewOf } from '../../../fields/index.ts';
import { isReference } from '../../../fields/parts/references.ts';
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

const labelIn = (value: unknown) => (isReference(value) ? value.label : null);

/** Name and figure, a few facts, and a button to call. */
export function RecordCard({ module, record, columns }: RecordCardProps) {
  const t = useText();
  const title = titleOf(module, record);
  const lead = columns.find(({ name }) => name === module.leads);
  const others = columns.filter(
    (column) =>
      column !== lead &&
      (lead || column.name !== module.title) &&
      // What stands above is not said again.
      labelIn(record[column.name]) !== title,
  );
  const figures = others.filter((column) => column.alignRight);
  // What it comes to says more than how many there are of it.
  const figure = figures.find(({ field }) => viewOf(field).Brief) ?? figures[0];
  const facts = others.filter((column) => !column.alignRight).slice(0, shown);
  const way = firstWay(module, record);
  return (
    <div className="card">
      <div className="card-text">
        <div className="card-line">
          <Link to="/$path/$id" params={{ path: module.path, id: String(record.id) }} className="card-title">
            {(lead && labelIn(record[lead.name])) || title}
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
        <a className="card-reach" href={way.href} aria-label={`${t(way.name)}: ${title}`}>
          <Icon name={way.icon} size={18} />
        </a>
      )}
    </div>
  );
}
