import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { addToDay, instantOf, wallClock } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { problemText, useChangeEntry, useNotDone, useNotDoneTally, useSignedIn } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { Icon } from '../../theme/index.ts';
import { announceProblem } from '../../ui/announce.ts';
import { OpenOccurrences, useOpenOccurrences } from './OpenOccurrences.tsx';

/**
 * What was planned before now and is not done, module by module: it rolls over until somebody deals with it. On the phone it
 * is folded up, for the days have the room. CAL-02
 */
export function OpenList({ modules }: { modules: readonly ModuleMetadata[] }) {
  const t = useText();
  const id = useId();
  const [unfolded, setUnfolded] = useState(false);
  const waiting = useOpenOccurrences();
  const tally = useNotDoneTally(modules) + waiting.length;
  if (tally === 0) return null;
  return (
    <aside
      className={unfolded ? 'calendar-open calendar-open-unfolded' : 'calendar-open'}
      aria-label={t('calendar.open.title')}
    >
      <h2>{t('calendar.open.title')}</h2>
      <button
        type="button"
        className="calendar-open-fold"
        aria-expanded={unfolded}
        aria-controls={id}
        onClick={() => setUnfolded(!unfolded)}
      >
        <span>
          {t('calendar.open.title')} <span className="related-count">{tally}</span>
        </span>
        <Icon name="down" size={14} />
      </button>
      <div id={id} className="calendar-open-lists">
        {modules.map((module) => (
          <OpenOf key={module.path} module={module} />
        ))}
        <OpenOccurrences waiting={waiting} />
      </div>
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
