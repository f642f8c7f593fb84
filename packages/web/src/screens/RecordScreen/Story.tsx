import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useState } from 'react';
import { type StoryQuery, useTimeline } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { ProblemNotice } from '../../ui/states.tsx';
import { useNearEnd } from '../../ui/useNearEnd.ts';
import { Composer, isWorkedOn } from './Composer.tsx';
import { GatheredEntry } from './GatheredEntry.tsx';
import { gatheredStory } from './gatheredStory.ts';
import { StoryEntry } from './StoryEntry.tsx';
import { StoryFilter } from './StoryFilter.tsx';

/** What happened, newest first, and the place to write down what happens now. */
export function Story({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const [asked, setAsked] = useState<StoryQuery>({});
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTimeline(
    module.path,
    record.id,
    asked,
  );
  const more = useNearEnd<HTMLButtonElement>(() => void fetchNextPage(), hasNextPage && !isFetchingNextPage);
  const entries = data?.pages.flatMap((page) => page.entries);
  const isNarrowed = Object.values(asked).some((value) => value !== undefined);
  return (
    <>
      {isWorkedOn(module) && !record.deletedAt && (
        <Composer key={`${module.path}/${record.id}`} module={module} record={record} />
      )}
      <StoryFilter asked={asked} onAsk={setAsked} />
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <StorySkeleton />}
      <ol className="story">
        {gatheredStory(entries ?? []).map(({ first, entries }) =>
          entries.length > 1 ? (
            <GatheredEntry key={first.id} entries={entries} />
          ) : (
            <StoryEntry key={first.id} module={module} record={record} entry={first} />
          ),
        )}
      </ol>
      {entries?.length === 0 && (
        <p className="story-empty quiet">{t(isNarrowed ? 'record.storyNothing' : 'record.storyEmpty')}</p>
      )}
      {hasNextPage && (
        <button
          ref={more}
          type="button"
          className="btn"
          onClick={() => void fetchNextPage()}
          disabled={isFetchingNextPage}
        >
          {t('record.older')}
        </button>
      )}
    </>
  );
}

function StorySkeleton() {
  return (
    <div className="record-skeleton-lines" aria-hidden="true">
      {[60, 84, 48, 72].map((width) => (
        <span key={width} className="skeleton" style={{ width: `${width}%`, height: 14 }} />
      ))}
    </div>
  );
}
