import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { addToDay, instantOf, wallClock } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { problemText, useChangeEntry, useNotDone, useSignedIn } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { announceProblem } from '../../ui/announce.ts';
import { OpenOccurrences } from './OpenOccurrences.tsx';

/** What was planned before now and is not done, module by module: it rolls over until somebody deals with it. CAL-02 */
export function OpenList({ modules }: { modules: readonly ModuleMetadata[] }) {
  const t = useText();
  return (
    <aside className="calendar-open" aria-label={t('calendar.open.title')}>
      <h2>{t('calendar.open.title')}</h2>
      {modules.map((module) => (
        <OpenOf key={module.path} module={module} />
      ))}
      <OpenOccurrences />
    </aside>
  );
}

function OpenOf({ module }: { module: ModuleMetadata }) {
  const t = useText();
  const names = useModuleNames();
  const format = useFormat();
  const { calendar } = module;
  const { data } = useNotDone(module);
  if (!calendar || !data || data.records.length === 0) return null;
  return (
    <section>
      <h3>
        {names.many(module)} <span className="related-count">{data.count?.value ?? data.records.length}</span>
      </h3>
      <ul>
        {data.records.map((record) => (
          <li key={record.id}>
            <Link to="/$path/$id" params={{ path: module.path, id: String(record.id) }} className="open-name">
              {titleOf(module, record)}
            </Link>
            <span className="open-foot">
              <span className="open-late">{format.relative(String(record[calendar.start]))}</span>
              <ToToday module={module} record={record} text={t('calendar.open.toToday')} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Moves it to today at the time of day that it had; what is past by then, to tomorrow. */
function ToToday({ module, record, text }: { module: ModuleMetadata; record: AnsweredRecord; text: string }) {
  const t = useText();
  const { user } = useSignedIn();
  const change = useChangeEntry();
  const start = module.calendar?.start ?? '';
  if (!module.rights.edit) return null;
  const roll = () => {
    const [, clock = '09:00'] = wallClock(new Date(String(record[start])), user.timeZone).split(' ');
    const [today = ''] = wallClock(new Date(), user.timeZone).split(' ');
    const at = instantOf(`${today} ${clock}:00`, user.timeZone);
    const next = at > new Date() ? at : instantOf(`${addToDay(today, 1, 'day')} ${clock}:00`, user.timeZone);
    change.mutate(
      { path: module.path, id: record.id, occurrence: null, values: { [start]: next.toISOString() } },
      { onError: (error) => announceProblem(problemText(t, error)) },
    );
  };
  return (
    <button type="button" className="btn btn-quiet" disabled={change.isPending} onClick={roll}>
      {text}
    </button>
  );
}
