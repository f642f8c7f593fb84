import type { FieldProblem, ModuleMetadata } from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import {
  ApiProblem,
  type RecordQuery,
  useModule,
  useModules,
  useRecords,
  useSavedViews,
} from '../../api/index.ts';
import { extensionOf } from '../../extensions/extensionOf.ts';
import { useFormat } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { useFrame } from '../../navigation/frameContext.ts';
import { useShortcut } from '../../ui/shortcuts.ts';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';
import { FallingSoon } from '../PoolScreen/FallingSoon.tsx';
import { RecycleBin } from '../RecycleBinScreen/RecycleBin.tsx';
import { BulkBar } from './bulk/BulkBar.tsx';
import { RecordCards } from './cards/RecordCards.tsx';
import { reachFields } from './cards/reach.ts';
import { columnsOf, fieldsToAsk } from './columns.ts';
import { EmptyList } from './EmptyList.tsx';
import { ListBar } from './ListBar.tsx';
import { ListHeader } from './ListHeader.tsx';
import { useListLook } from './listLook.ts';
import '../../ui/list.css';
import { RecordTable } from './table/RecordTable.tsx';
import { useAsksForSavedViews, useListState } from './useListState.ts';
import { useSelection } from './useSelection.ts';
import { ViewTabs } from './ViewTabs.tsx';
import { BrokenView, LostColumns } from './views/GoneNotice.tsx';

const BoardScreen = lazy(() => import('../BoardScreen/index.tsx'));
const TreeScreen = lazy(() => import('../TreeScreen/index.tsx'));
const pageSize = 100;
const noProblems: readonly FieldProblem[] = [];

/** The records of one module: as a table, a board or a tree, with everything that can be done to many at once. */
export default function ListScreen({ path }: { path: string }) {
  const module = useModule(path);
  const given = module && <List module={module} />;
  return given ?? <ScreenSkeleton />;
}

function List({ module }: { module: ModuleMetadata }) {
  const saved = useSavedViews(module.path);
  const state = useListState(module, saved.data);
  const waits = useAsksForSavedViews() && saved.isPending;
  if (waits) return <ScreenSkeleton />;
  if (state.deleted) return <RecycleBin module={module} />;
  return <LivingList module={module} state={state} />;
}

function LivingList({ module, state }: { module: ModuleMetadata; state: ReturnType<typeof useListState> }) {
  const { data: modules = [] } = useModules();
  const { view, where, sort, q, mode } = state;
  const look = useListLook(module.path, view);
  const names = look.names ?? (view.columns.length > 0 ? view.columns : module.list);
  const columns = useMemo(() => columnsOf(module, modules, names), [module, modules, names]);
  const narrow = useNarrow();
  const query: RecordQuery = useMemo(() => {
    const fields = fieldsToAsk(module, columns, narrow ? reachFields(module) : []);
    return { where, sort, q: q || undefined, fields, limit: pageSize };
  }, [module, columns, where, sort, q, narrow]);
  const list = useRecords(module.path, query, { enabled: mode === 'list' && !state.broken });
  const records = useMemo(() => list.data?.pages.flatMap((page) => page.records) ?? [], [list.data]);
  const ids = useMemo(() => records.map((record) => record.id), [records]);
  const count = list.data?.pages[0]?.count;
  const total = count?.value ?? records.length;
  const moduleNames = useModuleNames();
  const format = useFormat();
  const many = count
    ? moduleNames.counted(module, `${format.number(count.value)}${count.exact ? '' : '+'}`)
    : '';
  const selection = useSelection(ids, JSON.stringify([view.name, where, q]));
  const navigate = useNavigate();
  const open = useCallback(
    (id: number) => void navigate({ to: '/$path/$id', params: { path: module.path, id: String(id) } }),
    [navigate, module.path],
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const needMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const { create } = useFrame();
  useShortcut('n', () => create(module.path), module.rights.create);

  const rows = {
    module,
    columns,
    records,
    selection,
    loading: list.isPending && mode === 'list',
    stale: list.isPlaceholderData,
    hasMore: hasNextPage,
    onNeedMore: needMore,
    onOpen: open,
  };
  const { ListFrame } = extensionOf(module.path);
  const empty = mode === 'list' && list.isSuccess && !list.isPlaceholderData && records.length === 0;
  const rowsOrWhy = (
    <>
      {mode === 'list' && list.isError && records.length === 0 && (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      )}
      {view.saved && !state.broken && <LostColumns module={module} view={view.saved} />}
      {empty && <EmptyList module={module} state={state} />}
      {view.saved && state.broken && <BrokenView module={module} view={view.saved} state={state} />}
      {mode === 'list' && !state.broken && !empty && !(list.isError && records.length === 0) && (
        <FallingSoon module={module} ids={ids}>
          {narrow ? (
            <RecordCards {...rows} />
          ) : (
            <RecordTable
              {...rows}
              look={look}
              total={total}
              sort={sort}
              onSort={(next) => state.change({ sort: next })}
            />
          )}
        </FallingSoon>
      )}
    </>
  );
  return (
    <div className="list-screen">
      <ListHeader module={module} state={state} many={mode === 'list' ? many : ''} columns={columns} />
      <ViewTabs module={module} state={state} />
      <ListBar
        module={module}
        state={state}
        look={look}
        columns={columns}
        many={many}
        problems={list.error instanceof ApiProblem ? list.error.fieldProblems : noProblems}
      />
      {ListFrame ? (
        <Suspense fallback={<ScreenSkeleton />}>
          <ListFrame module={module} where={where} onWhere={(next) => state.change({ where: next })}>
            {rowsOrWhy}
          </ListFrame>
        </Suspense>
      ) : (
        rowsOrWhy
      )}
      {mode !== 'list' && !state.broken && (
        <Suspense fallback={<ScreenSkeleton />}>
          {mode === 'board' ? (
            <BoardScreen
              module={module}
              query={{ where, q: q || undefined }}
              process={state.process}
              onProcess={(process) => state.change({ process }, { replace: true })}
              onOpen={open}
            />
          ) : (
            <TreeScreen module={module} query={{ where, q: q || undefined }} />
          )}
        </Suspense>
      )}
      <BulkBar
        module={module}
        selection={selection}
        where={where}
        q={q}
        sort={sort}
        columns={columns}
        total={total}
        exact={count?.exact ?? false}
      />
    </div>
  );
}
