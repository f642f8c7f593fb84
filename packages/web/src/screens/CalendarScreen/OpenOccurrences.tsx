import { type CalendarEntry, wallClock } from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { problemText, useCalendar, useChangeEntry, useSignedIn } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { announce, announceProblem } from '../../ui/announce.ts';

const day = 86_400_000;
/** What nobody has told anything of for a month was not that important. */
const back = 31 * day;
const none: CalendarEntry[] = [];

/**
 * Occurrences of series about a customer or a deal that have gone by without a result, the reader's own and those the reader
 * took part in. What a team does among itself each week needs none. CAL-02
 */
export function useOpenOccurrences(): CalendarEntry[] {
  const { user } = useSignedIn();
  const [today = ''] = wallClock(new Date(), user.timeZone).split(' ');
  const query = useMemo(() => {
    const to = new Date();
    const from = new Date(Date.parse(`${today}T00:00:00Z`) - back);
    return { from: from.toISOString(), to: to.toISOString(), layers: ['own' as const], busy: [] };
  }, [today]);
  const { data } = useCalendar(query);
  const now = new Date().toISOString();
  return (data?.entries ?? none).filter(
    ({ occurrence, related, done, endsAt, editable }) =>
      occurrence !== null && related !== null && !done && editable && endsAt < now,
  );
}

export function OpenOccurrences({ waiting }: { waiting: readonly CalendarEntry[] }) {
  const t = useText();
  if (waiting.length === 0) return null;
  return (
    <section>
      <h3>
        {t('calendar.open.occurrences')} <span className="related-count">{waiting.length}</span>
      </h3>
      <ul>
        {waiting.map((entry) => (
          <Occurrence key={`${entry.id}.${entry.startsAt}`} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

/** Its result is told of the one occurrence, which becomes a record of its own then; or it did not take place. */
function Occurrence({ entry }: { entry: CalendarEntry }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const change = useChangeEntry();
  const { module: path, id, title, occurrence } = entry;
  if (!occurrence) return null;
  const tell = () =>
    navigate({
      to: '/$path/$id/edit',
      params: { path, id: String(id) },
      search: { at: occurrence, scope: 'this' },
    });
  // Awaited: by the time it is done this line has left the list, and its callbacks with it.
  const leaveOut = async () => {
    try {
      await change.mutateAsync({ path, id, occurrence: { at: occurrence, scope: 'this' }, values: null });
      announce(t('calendar.removed', { name: title }));
    } catch (error) {
      announceProblem(problemText(t, error));
    }
  };
  return (
    <li>
      <span className="open-name">
        {title}
        {entry.related?.label && <span className="quiet"> · {entry.related.label}</span>}
      </span>
      <span className="open-foot">
        <span className="open-late">{format.dateTimeShort(entry.startsAt)}</span>
        <span>
          <button
            type="button"
            className="btn btn-quiet"
            disabled={change.isPending}
            onClick={() => void tell()}
          >
            {t('calendar.open.result')}
          </button>
          <button
            type="button"
            className="btn btn-quiet"
            disabled={change.isPending}
            onClick={() => void leaveOut()}
          >
            {t('calendar.open.notHeld')}
          </button>
        </span>
      </span>
    </li>
  );
}
