import type { AnyCalendarTrait } from '../module/calendarTrait.ts';
import type { Series } from './occurrences.ts';

/** A record as what repeats; null where it happens once. */
export function seriesIn(record: Readonly<Record<string, unknown>>, trait: AnyCalendarTrait): Series | null {
  const text = (name: string | undefined) => {
    const value = name === undefined ? null : record[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const [startsAt, recurrence] = [text(trait.start), text(trait.repeats?.rule)];
  if (startsAt === null || recurrence === null) return null;
  return {
    startsAt,
    endsAt: text(trait.end) ?? startsAt,
    timeZone: text(trait.timeZone) ?? 'UTC',
    allDay: trait.allDay !== undefined && record[trait.allDay] === true,
    recurrence,
  };
}
