import type { TimelineEntry } from '@gejie/core';
import { useModule } from '../../api/index.ts';
import { ReferenceLink } from '../../fields/parts/ReferenceLink.tsx';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { Icon } from '../../theme/index.ts';
import { toldOf } from './gatheredStory.ts';
import { Sentence } from './Sentence.tsx';

/** Many records made or handed over at once: how many, and on demand which. */
export function GatheredEntry({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const [first] = entries;
  const module = useModule((first && toldOf(first)?.module) ?? '');
  if (!first || !module) return null;
  const parts = {
    who: <b>{first.actor?.label ?? t('record.system')}</b>,
    records: names.countedByName(module, format.number(entries.length)),
  };
  return (
    <li className="story-entry">
      <span className="story-dot">
        <Icon name="list" size={13} />
      </span>
      <div className="story-body">
        <p>
          <Sentence
            text={first.kind === 'action' ? 'handOver.told.gathered' : 'record.told.gathered'}
            parts={parts}
          />
          <time dateTime={first.at} title={format.dateTime(first.at)}>
            {format.dateTimeShort(first.at)}
          </time>
        </p>
        {first.text && <div className="story-quote">{first.text}</div>}
        <details className="story-gathered">
          <summary>{t('record.gatheredOpen')}</summary>
          <ul>
            {entries.map((entry) => {
              const about = toldOf(entry);
              return (
                <li key={entry.id}>{about && <ReferenceLink target={about.module} reference={about} />}</li>
              );
            })}
          </ul>
        </details>
      </div>
    </li>
  );
}
