import type { ModuleMetadata, PoolAnswer } from '@gejie/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useModule, usePooled, usePools } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { Empty, NotFound, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import { BulkPooling } from './BulkPooling.tsx';
import { FallingTable } from './FallingTable.tsx';
import { PooledDialog } from './PooledDialog.tsx';
import { PooledTable } from './PooledTable.tsx';
import '../../ui/list.css';
import './pool.css';

/** What lies in the pools of a module that are for the reader, and what of the reader's own is about to. */
export default function PoolScreen({ path }: { path: string }) {
  const t = useText();
  const module = useModule(path);
  const names = useModuleNames();
  const pools = usePools(path);
  const { pool: wanted, tab } = useSearch({ from: '/frame/$path/pool' });
  useDocumentTitle(module ? t('pools.of', { module: names.many(module) }) : '');
  if (!module) return <NotFound />;
  if (pools.isPending) return <ScreenSkeleton />;
  if (pools.isError) return <ProblemNotice error={pools.error} onRetry={() => void pools.refetch()} />;
  const falling = tab === 'falling';
  const pool = falling ? undefined : (pools.data.find(({ id }) => id === wanted) ?? pools.data[0]);
  return (
    <div className="pool-screen">
      <header className="page-bar">
        <h1>{t('pools.of', { module: names.many(module) })}</h1>
        {pool && <Allowance pool={pool} />}
      </header>
      <nav className="tabs" aria-label={t('pools.tabs')}>
        {pools.data.map((one) => (
          <Link
            key={one.id}
            to="/$path/pool"
            params={{ path }}
            search={{ pool: one.id }}
            className={one === pool ? 'tab tab-on' : 'tab'}
            aria-current={one === pool ? 'page' : undefined}
            activeProps={{}}
          >
            {one.name} <span className="quiet">{`${one.count.value}${one.count.exact ? '' : '+'}`}</span>
          </Link>
        ))}
        <Link
          to="/$path/pool"
          params={{ path }}
          search={{ tab: 'falling' }}
          className={falling ? 'tab tab-on' : 'tab'}
          aria-current={falling ? 'page' : undefined}
          activeProps={{}}
        >
          {t('pools.falling')}
        </Link>
      </nav>
      {falling && <FallingTable module={module} />}
      {pool && <Pooled key={pool.id} module={module} pool={pool} />}
      {!falling && !pool && <Empty icon="pool" title={t('pools.none')} hint={t('pools.noneHint')} />}
    </div>
  );
}

/** What the reader has claimed, and how much it may be. */
function Allowance({ pool }: { pool: PoolAnswer }) {
  const t = useText();
  const { today, mostPerDay, held, mostHeld } = pool;
  const day =
    mostPerDay === null
      ? t('pools.today', { count: today })
      : t('pools.todayOf', { count: today, most: mostPerDay });
  const has =
    mostHeld === null ? t('pools.held', { count: held }) : t('pools.heldOf', { count: held, most: mostHeld });
  return <span className="quiet">{`${day} · ${has}`}</span>;
}

function Pooled({ module, pool }: { module: ModuleMetadata; pool: PoolAnswer }) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const navigate = useNavigate();
  const { q, open } = useSearch({ from: '/frame/$path/pool' });
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const list = usePooled(module.path, { pool: pool.id, q });
  const records = list.data?.pages.flatMap((page) => page.records) ?? [];
  const count = list.data?.pages[0]?.count;
  const show = (search: { q?: string; open?: number }) =>
    void navigate({
      to: '/$path/pool',
      params: { path: module.path },
      search: { pool: pool.id, ...search },
      replace: search.open === undefined,
    });
  const chosen = records.filter(({ id }) => picked.has(id)).map(({ id }) => id);
  return (
    <>
      <div className="pool-bar">
        <input
          type="search"
          className="pool-search"
          defaultValue={q ?? ''}
          placeholder={t('pools.search')}
          aria-label={t('pools.search')}
          onKeyDown={(event) => {
            if (event.key === 'Enter') show({ q: event.currentTarget.value.trim() || undefined });
          }}
        />
        <span className="quiet">
          {count && names.counted(module, `${format.number(count.value)}${count.exact ? '' : '+'}`)}
        </span>
        {chosen.length > 0 && (
          <BulkPooling module={module} pool={pool} ids={chosen} onDone={() => setPicked(new Set())} />
        )}
      </div>
      {list.isPending && <ScreenSkeleton />}
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && records.length === 0 && (
        <Empty
          icon="pool"
          title={t(q ? 'pools.noMatch' : 'pools.empty')}
          hint={q ? undefined : t('pools.emptyHint')}
        />
      )}
      {records.length > 0 && (
        <div className="pool-rows">
          <PooledTable
            module={module}
            pool={pool}
            records={records}
            picked={picked}
            onPick={setPicked}
            onOpen={(id) => show({ q, open: id })}
          />
          {list.hasNextPage && (
            <button
              type="button"
              className="btn pool-more"
              disabled={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('pools.more')}
            </button>
          )}
        </div>
      )}
      {open !== undefined && (
        <PooledDialog module={module} pool={pool} id={open} onClose={() => show({ q })} />
      )}
    </>
  );
}
