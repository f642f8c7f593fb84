import type { ModuleMetadata } from '@gejie/core';
import { type ReactNode, useState } from 'react';
import { useRecords } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { useMayUse } from '../../navigation/menuAreas.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { JobBar } from '../JobBar/index.tsx';
import { BinActions } from './BinActions.tsx';
import './bin.css';
import { DeletedRow } from './DeletedRow.tsx';

const pageSize = 100;

/** The deleted records of one module: who deleted them when, and the way back. */
export function RecycleBin({ module, tabs }: { module: ModuleMetadata; tabs?: ReactNode }) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const list = useRecords(module.path, { deleted: true, sort: '-deletedAt', limit: pageSize });
  const records = list.data?.pages.flatMap((page) => page.records) ?? [];
  const count = list.data?.pages[0]?.count;
  const figure = count && `${format.number(count.value)}${count.exact ? '' : '+'}`;
  const [job, setJob] = useState<number | null>(null);
  const mayPurge = useMayUse('purge');
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const mayPick = module.rights.bulk && (module.rights.delete || mayPurge);
  const ids = records.map(({ id }) => id).filter((id) => picked.has(id));
  const pick = (some: readonly number[], on: boolean) => {
    const others = [...picked].filter((id) => !some.includes(id));
    setPicked(new Set(on ? [...others, ...some] : others));
  };
  return (
    <div className="bin-screen">
      <header className="page-bar">
        <h1>{tabs ? t('frame.recycleBin') : t('bin.of', { module: names.many(module) })}</h1>
        <span className="quiet">{figure && names.counted(module, figure)}</span>
        {figure && mayPick && records.length > 1 && (
          <BinActions
            module={module}
            ids={ids}
            figure={figure}
            busy={job !== null}
            onStart={(started) => {
              setPicked(new Set());
              setJob(started);
            }}
          />
        )}
      </header>
      {tabs}
      {list.isPending && <ScreenSkeleton />}
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && records.length === 0 && (
        <Empty
          icon="trash"
          title={t('bin.empty', { module: names.several(module) })}
          hint={t('bin.emptyHint')}
        />
      )}
      {records.length > 0 && (
        <div className="bin-rows">
          <table className="bin-table">
            <thead>
              <tr>
                {mayPick && (
                  <th scope="col" className="bin-pick">
                    <input
                      type="checkbox"
                      className="check"
                      aria-label={t('bin.pickAll')}
                      checked={ids.length === records.length}
                      onChange={(event) =>
                        pick(
                          records.map(({ id }) => id),
                          event.target.checked,
                        )
                      }
                    />
                  </th>
                )}
                <th scope="col">{names.many(module)}</th>
                <th scope="col" className="bin-by">
                  {t('bin.deletedBy')}
                </th>
                <th scope="col">{t('bin.deletedAt')}</th>
                <th scope="col">
                  <span className="for-screen-readers">{t('bin.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {records.map((record) => (
                <DeletedRow
                  key={record.id}
                  module={module}
                  record={record}
                  picked={picked.has(record.id)}
                  onPick={mayPick ? (on) => pick([record.id], on) : undefined}
                />
              ))}
            </tbody>
          </table>
          {list.hasNextPage && (
            <button
              type="button"
              className="btn bin-more"
              disabled={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('bin.more')}
            </button>
          )}
        </div>
      )}
      {job !== null && <JobBar job={job} onDone={() => setJob(null)} />}
    </div>
  );
}
