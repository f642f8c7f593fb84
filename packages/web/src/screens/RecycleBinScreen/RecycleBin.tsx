import type { AnsweredRecord, ModuleMetadata, Reference } from '@gejie/core';
import { type ReactNode, useState } from 'react';
import { useBulk, usePurge, useRecords, useRestore } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { useMayUse } from '../../navigation/menuAreas.ts';
import { announce } from '../../ui/announce.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { JobBar } from '../JobBar/index.tsx';
import './bin.css';
import { PurgeDialog } from './PurgeDialog.tsx';

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
  const bulk = useBulk(module.path);
  const restoreAll = () =>
    bulk.mutate({ where: {}, action: 'restore' }, { onSuccess: (started) => setJob(started.job) });
  return (
    <div className="bin-screen">
      <header className="page-bar">
        <h1>{tabs ? t('frame.recycleBin') : t('bin.of', { module: names.many(module) })}</h1>
        <span className="quiet">{figure && names.counted(module, figure)}</span>
        {figure && module.rights.bulk && module.rights.delete && records.length > 1 && (
          <div className="page-bar-end">
            <button
              type="button"
              className="btn"
              disabled={job !== null || bulk.isPending}
              onClick={restoreAll}
            >
              {t('bin.restoreAll', { many: names.countedByName(module, figure) })}
            </button>
          </div>
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
                <th scope="col">{names.many(module)}</th>
                <th scope="col">{t('bin.deletedBy')}</th>
                <th scope="col">{t('bin.deletedAt')}</th>
                <th scope="col">
                  <span className="for-screen-readers">{t('bin.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {records.map((record) => (
                <DeletedRow key={record.id} module={module} record={record} />
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

function DeletedRow({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const format = useFormat();
  const mayPurge = useMayUse('purge');
  const restore = useRestore(module.path);
  const purge = usePurge(module.path);
  const [asking, setAsking] = useState(false);
  const name = titleOf(module, record);
  const by = record.deletedBy as Reference | null | undefined;
  const at = record.deletedAt;
  return (
    <tr>
      <td>
        <b>{name}</b> <span className="quiet">{record.number}</span>
      </td>
      <td>{by?.label ?? '—'}</td>
      <td>{typeof at === 'string' && <time dateTime={at}>{format.dateTime(at)}</time>}</td>
      <td className="bin-actions">
        {module.rights.delete && (
          <button
            type="button"
            className="btn"
            disabled={restore.isPending}
            onClick={() =>
              restore.mutate(record.id, { onSuccess: () => announce(t('bin.restored', { name })) })
            }
          >
            {t('bin.restore')}
          </button>
        )}
        {mayPurge && (
          <button type="button" className="btn btn-quiet bin-purge" onClick={() => setAsking(true)}>
            {t('bin.purge')}
          </button>
        )}
        {asking && (
          <PurgeDialog
            name={name}
            busy={purge.isPending}
            onClose={() => setAsking(false)}
            onPurge={() => purge.mutate(record.id, { onSettled: () => setAsking(false) })}
          />
        )}
      </td>
    </tr>
  );
}
