import { type AnsweredRecord, dayIn, type ModuleMetadata, type TimelineEntry } from '@gejie/core';
import { useModule, useSignedIn, useTimeline } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { ProblemNotice } from '../../ui/states.tsx';

const most = 10;
/** What was said and done, not what is planned. */
const touches = ['touches'];

/** What was last said and done, with whom. */
export function BriefTouches({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const { data, error, refetch } = useTimeline(module.path, record.id, { kinds: touches, limit: most });
  const entries = data?.pages[0]?.entries;
  return (
    <section className="brief-part brief-touches">
      <h2>{t('brief.touches')}</h2>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!entries && !error && <span className="skeleton brief-waiting" />}
      {entries?.length === 0 && <p className="quiet">{t('brief.none')}</p>}
      <ol>
        {entries?.map((entry) => (
          <Touch key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Touch({ entry }: { entry: TimelineEntry }) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const { user } = useSignedIn();
  const module = useModule(entry.about?.module ?? '');
  const what = entry.about
    ? [module && names.one(module), entry.about.label].filter(Boolean).join(' ')
    : null;
  return (
    <li>
      <time dateTime={entry.at}>{format.date(dayIn(user.timeZone, new Date(entry.at)))}</time>
      <span>
        <b>{entry.actor?.label ?? t('record.system')}</b> {what}
        {entry.on?.label && <span className="quiet"> · {entry.on.label}</span>}
        {entry.text && <span className="brief-said"> {entry.text}</span>}
      </span>
    </li>
  );
}
