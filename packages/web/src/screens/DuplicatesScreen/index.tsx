import type { ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useDuplicates, useModule } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { Empty, NotFound, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import './duplicates.css';
import { GroupCard } from './GroupCard.tsx';
import { SearchBar } from './SearchBar.tsx';

/** What looks like the same in a module, group by group: merged, or said to be different. PLT-09 */
export default function DuplicatesScreen({ path }: { path: string }) {
  const module = useModule(path);
  if (!module) return <ScreenSkeleton />;
  return module.mergeable && module.hasDuplicateRule ? <Duplicates module={module} /> : <NotFound />;
}

function Duplicates({ module }: { module: ModuleMetadata }) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const title = t('duplicates.title', { module: names.many(module) });
  useDocumentTitle(title);
  const list = useDuplicates(module.path);
  const groups = list.data?.pages.flatMap((page) => page.groups) ?? [];
  const searchedAt = list.data?.pages[0]?.searchedAt ?? null;
  return (
    <div className="duplicate-screen">
      <header className="page-bar list-header">
        <h1>{title}</h1>
        <span className="quiet">
          {searchedAt && t('duplicates.searched', { when: format.dateTime(searchedAt) })}
        </span>
        <div className="page-bar-end">
          <Link to="/$path" params={{ path: module.path }} className="btn">
            {t('duplicates.back', { module: names.many(module) })}
          </Link>
          <SearchBar module={module} again={searchedAt !== null} onDone={() => void list.refetch()} />
        </div>
      </header>
      {list.isPending && <ScreenSkeleton />}
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && groups.length === 0 && (
        <Empty
          icon="merge"
          title={t(searchedAt === null ? 'duplicates.notYet' : 'duplicates.none')}
          hint={t('duplicates.hint', { module: names.one(module) })}
        />
      )}
      <div className="duplicates-groups">
        {groups.map((group) => (
          <GroupCard key={group.id} module={module} group={group} />
        ))}
        {list.hasNextPage && (
          <button
            type="button"
            className="btn"
            disabled={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('duplicates.more')}
          </button>
        )}
      </div>
    </div>
  );
}
