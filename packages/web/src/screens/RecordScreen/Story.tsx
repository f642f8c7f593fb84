import type { AnsweredRecord, ModuleMetadata, TimelineEntry } from '@gejie/core';
import { useState } from 'react';
import { useTimeline } from '../../api/index.ts';
import { type TextKey, useText } from '../../i18n/index.ts';
import { ProblemNotice } from '../../ui/states.tsx';
import { Composer, isWorkedOn } from './Composer.tsx';
import { StoryEntry } from './StoryEntry.tsx';

/** What the chips above the timeline let through. */
const chips: { name: TextKey; kinds: readonly TimelineEntry['kind'][] | null }[] = [
  { name: 'record.storyAll', kinds: null },
  { name: 'record.storyNotes', kinds: ['comment'] },
  { name: 'record.storyRelated', kinds: ['related'] },
  { name: 'record.storyChanges', kinds: ['change', 'created', 'deleted', 'restored', 'action'] },
];

/** What happened, newest first, and the place to write down what happens now. */
export function Story({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const [chip, setChip] = useState(chips[0]);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTimeline(
    module.path,
    record.id,
  );
  const entries = data?.pages.flatMap((page) => page.entries);
  const shown = entries?.filter(({ kind }) => !chip?.kinds || chip.kinds.includes(kind));
  return (
    <>
      {isWorkedOn(module) && !record.deletedAt && <Composer module={module} record={record} />}
      <fieldset className="story-chips" aria-label={t('record.story')}>
        {chips.map((one) => (
          <button
            key={one.name}
            type="button"
            className={one === chip ? 'tag story-chip tag-on' : 'tag story-chip'}
            aria-pressed={one === chip}
            onClick={() => setChip(one)}
          >
            {t(one.name)}
          </button>
        ))}
      </fieldset>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <StorySkeleton />}
      <ol className="story">
        {shown?.map((entry) => (
          <StoryEntry key={entry.id} module={module} record={record} entry={entry} />
        ))}
      </ol>
      {shown?.length === 0 && !hasNextPage && <p className="story-empty quiet">{t('record.storyEmpty')}</p>}
      {hasNextPage && (
        <button
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
