import type { Reference } from '@gejie/core';
import { useState } from 'react';
import type { StoryQuery } from '../../api/index.ts';
import { DayControl } from '../../fields/parts/DayControl.tsx';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { type TextKey, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';

const ReferenceSelect = lazyPart(() => import('../../fields/parts/ReferenceSelect.tsx'));

/** What the chips above the timeline let through, as the server is asked. */
const chips: { name: TextKey; kinds?: readonly string[] }[] = [
  { name: 'record.storyAll' },
  { name: 'record.storyNotes', kinds: ['comments'] },
  { name: 'record.storyActivities', kinds: ['activities'] },
  { name: 'record.storyRelated', kinds: ['records'] },
  { name: 'record.storyChanges', kinds: ['changes'] },
];

/** Narrows a story to a kind, a person, and to what was up to a day. */
export function StoryFilter({ asked, onAsk }: { asked: StoryQuery; onAsk(next: StoryQuery): void }) {
  const t = useText();
  const [person, setPerson] = useState<Reference[]>([]);
  // Their controls are heavy, and few look at a story so closely.
  const [narrowing, setNarrowing] = useState(asked.by !== undefined || asked.until !== undefined);
  return (
    <div className="story-filter">
      <fieldset className="story-chips" aria-label={t('record.story')}>
        {chips.map(({ name, kinds }) => {
          const on = asked.kinds?.join() === kinds?.join();
          return (
            <button
              key={name}
              type="button"
              className={on ? 'tag story-chip tag-on' : 'tag story-chip'}
              aria-pressed={on}
              onClick={() => onAsk({ ...asked, kinds })}
            >
              {t(name)}
            </button>
          );
        })}
      </fieldset>
      {!narrowing && (
        <button type="button" className="btn btn-quiet story-open" onClick={() => setNarrowing(true)}>
          <Icon name="filter" size={12} />
          {t('record.storyNarrow')}
        </button>
      )}
      {narrowing && (
        <div className="story-narrow">
          <ReferenceSelect
            target="users"
            label={t('record.storyBy')}
            placeholder={t('record.storyBy')}
            value={person}
            clearable
            small
            onChange={(chosen) => {
              setPerson(chosen);
              onAsk({ ...asked, by: chosen[0]?.id });
            }}
          />
          <DayControl
            label={t('record.storyUntil')}
            small
            value={asked.until ?? null}
            onChange={(day) => onAsk({ ...asked, until: day ?? undefined })}
          />
        </div>
      )}
    </div>
  );
}
