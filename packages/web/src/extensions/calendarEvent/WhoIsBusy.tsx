import type { AnyReference, BusyTime } from '@gejie/core';
import { useCalendar } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import type { FormSlotProps } from '../slots.ts';
import './arrive.css';

/** Who of the colleagues asked to take part has no time then; not what for. CAL-01 */
export default function WhoIsBusy({ module, values, before }: FormSlotProps) {
  const t = useText();
  const format = useFormat();
  const { start = '', end = '' } = module.calendar ?? {};
  const from = instantIn(values[start]);
  const to =
    instantIn(values[end]) ?? (from === null ? null : new Date(Date.parse(from) + hour).toISOString());
  const people = ((values.participants as AnyReference[] | null) ?? []).filter(
    (one) => one.module === 'users',
  );
  const isAsked = people.length > 0 && from !== null && to !== null && from < to;
  const { data } = useCalendar(
    isAsked ? { from, to, layers: ['own'], busy: people.map(({ id }) => id) } : null,
  );
  if (!isAsked || !data) return null;
  const others = withoutThis(data.busy, before, { start, end });
  if (others.length === 0) return <p className="field-hint busy-none">{t('calendar.allFree')}</p>;
  return (
    <ul className="busy-list" role="status">
      {others.map((time) => (
        <li key={`${time.user.id} ${time.startsAt}`}>
          <Icon name="clock" size={13} /> {sentence(time)}
        </li>
      ))}
    </ul>
  );

  function sentence({ user, startsAt, endsAt }: BusyTime): string {
    return t('calendar.busyThen', { name: user.label ?? '', time: format.span(startsAt, endsAt) });
  }
}

const hour = 3_600_000;

/** What stands in the calendars of those who take part already, this very event, keeps nobody from it. */
function withoutThis(
  busy: readonly BusyTime[],
  before: Record<string, unknown> | null,
  { start, end }: { start: string; end: string },
): BusyTime[] {
  const waiting = new Set(((before?.participants as AnyReference[] | null) ?? []).map(({ id }) => id));
  return busy.filter(({ user, startsAt, endsAt }) => {
    const isThis = startsAt === instantIn(before?.[start]) && endsAt === instantIn(before?.[end]);
    return !(isThis && waiting.delete(user.id));
  });
}

function instantIn(value: unknown): string | null {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) return null;
  return new Date(value).toISOString();
}
