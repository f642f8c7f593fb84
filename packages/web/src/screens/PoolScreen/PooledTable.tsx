import type { AnsweredRecord, FieldMetadata, ModuleMetadata, PoolAnswer } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { ClaimButton } from './ClaimButton.tsx';
import { Masked } from './Masked.tsx';

interface PooledTableProps {
  module: ModuleMetadata;
  pool: PoolAnswer;
  records: AnsweredRecord[];
  picked: ReadonlySet<number>;
  onPick(picked: ReadonlySet<number>): void;
  onOpen(id: number): void;
}

/** What the module's list shows, with what a pool is about instead of the owner. */
export function columnsOf(module: ModuleMetadata): FieldMetadata[] {
  const usual = module.list.filter((name) => name !== module.title && name !== 'owner');
  const names = [...usual, 'pooledFrom', 'pooledReason', 'pooledAt'];
  return [...new Set(names)].flatMap((name) => fieldOf(module, name) ?? []);
}

export function PooledTable({ module, pool, records, picked, onPick, onOpen }: PooledTableProps) {
  const t = useText();
  const label = useLabel();
  const columns = columnsOf(module);
  const masked = new Set(pool.masked);
  const title = fieldOf(module, module.title);
  const all = records.every(({ id }) => picked.has(id));
  const toggle = (id: number) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    onPick(next);
  };
  return (
    <table className="pool-table">
      <thead>
        <tr>
          <th scope="col" className="pool-pick">
            <input
              type="checkbox"
              className="check"
              checked={all}
              aria-label={t('pools.selectAll')}
              onChange={() => onPick(all ? new Set() : new Set(records.map(({ id }) => id)))}
            />
          </th>
          <th scope="col">{label(title?.label)}</th>
          {columns.map((field) => (
            <th key={field.name} scope="col" className="pool-wide">
              {label(field.label)}
            </th>
          ))}
          <th scope="col">
            <span className="for-screen-readers">{t('bin.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => {
          const name = titleOf(module, record);
          return (
            <tr key={record.id}>
              <td className="pool-pick">
                <input
                  type="checkbox"
                  className="check"
                  checked={picked.has(record.id)}
                  aria-label={t('pools.select', { name })}
                  onChange={() => toggle(record.id)}
                />
              </td>
              <td>
                <button type="button" className="pool-name" onClick={() => onOpen(record.id)}>
                  {name}
                </button>
              </td>
              {columns.map((field) => (
                <td key={field.name} className="pool-wide">
                  {masked.has(field.name) ? (
                    <Masked />
                  ) : (
                    <FieldValue field={field} value={record[field.name]} record={record} compact />
                  )}
                </td>
              ))}
              <td className="pool-actions">
                <ClaimButton module={module} pool={pool} record={record} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
