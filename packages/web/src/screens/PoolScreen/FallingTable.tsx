import type { Falling, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { fieldOf, useFalling, usePooled } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';

/** How far ahead it looks. */
const days = 30;

/** Records the reader sees that fall into a pool soon, if nobody follows them up. */
export function FallingTable({ module }: { module: ModuleMetadata }) {
  const t = useText();
  const label = useLabel();
  const list = usePooled(module.path, { falling: days });
  const records = list.data?.pages.flatMap((page) => page.records) ?? [];
  const falling = useFalling(
    module.path,
    records.slice(0, 200).map(({ id }) => id),
  );
  const owner = fieldOf(module, 'owner');
  if (list.isPending) return <ScreenSkeleton />;
  if (list.isError) return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (records.length === 0)
    return <Empty icon="check" title={t('pools.nothingFalls')} hint={t('pools.nothingFallsHint')} />;
  const on = (id: number) => falling.data?.get(id)?.on ?? '9999';
  const sorted = [...records].sort((a, b) => on(a.id).localeCompare(on(b.id)));
  return (
    <div className="pool-rows">
      <table className="pool-table">
        <thead>
          <tr>
            <th scope="col">{label(fieldOf(module, module.title)?.label)}</th>
            <th scope="col">{t('pools.fallsOn')}</th>
            <th scope="col" className="pool-wide">
              {t('pools.into')}
            </th>
            {owner && (
              <th scope="col" className="pool-wide">
                {label(owner.label)}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sorted.map((record) => (
            <tr key={record.id}>
              <td>
                <Link
                  to="/$path/$id"
                  params={{ path: module.path, id: String(record.id) }}
                  className="pool-name"
                >
                  {titleOf(module, record)}
                </Link>
              </td>
              <td>
                <When falling={falling.data?.get(record.id)} />
              </td>
              <td className="pool-wide">{falling.data?.get(record.id)?.pool.label}</td>
              {owner && (
                <td className="pool-wide">
                  <FieldValue field={owner} value={record.owner} record={record} compact />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {list.hasNextPage && (
        <button type="button" className="btn pool-more" onClick={() => void list.fetchNextPage()}>
          {t('pools.more')}
        </button>
      )}
    </div>
  );
}

function When({ falling }: { falling: Falling | undefined }) {
  const t = useText();
  const format = useFormat();
  if (!falling) return null;
  const soon = falling.days <= 3;
  return (
    <span className={soon ? 'pool-soon' : undefined}>
      {falling.days === 0 ? (
        t('pools.soon')
      ) : (
        <>
          {format.dateShort(falling.on)}{' '}
          <span className="quiet">{t('pools.inDays', { days: falling.days })}</span>
        </>
      )}
    </span>
  );
}
