import { addToDay, type CalendarEntry, type CrowdedDay, dayIn, instantOf } from '@gejie/core';
import type { Span } from '../database/calendar/calendarRows.ts';
import { wholeDays } from './wholeDays.ts';

/** As calendars draw a day: what begins first, of that what lasts longest. */
export function asDrawn(a: CalendarEntry, b: CalendarEntry): number {
  if (a.startsAt !== b.startsAt) return a.startsAt < b.startsAt ? -1 : 1;
  if (a.endsAt !== b.endsAt) return a.endsAt > b.endsAt ? -1 : 1;
  return a.id - b.id;
}

/**
 * A month of a department has thousands of entries, of which a screen shows a few a day: the first ones of each day, and of
 * days that have more how many they have. CAL-01
 * @param entries in the order of {@link asDrawn}
 */
export function firstOfEachDay(
  entries: readonly CalendarEntry[],
  span: Span,
  most: number,
): { entries: CalendarEntry[]; crowded: CrowdedDay[] } {
  // Days are what is asked by: nobody asks for them who wants everything.
  if (!Number.isFinite(most)) return { entries: [...entries], crowded: [] };
  const days = daysOf(span);
  const counts = days.map(() => 0);
  const shown = entries.filter((entry) => {
    const [first, last] = touched(entry, days, span.timeZone);
    let isFirst = false;
    for (let at = first; at <= last; at++) {
      const count = (counts[at] ?? 0) + 1;
      counts[at] = count;
      if (count <= most) isFirst = true;
    }
    return isFirst;
  });
  const crowded = days.flatMap(({ day }, at) =>
    (counts[at] ?? 0) > most ? [{ day, count: counts[at] ?? 0 }] : [],
  );
  return { entries: shown, crowded };
}

interface Day {
  day: string;
  /** When the next one begins. */
  until: string;
}

/** Asking the clock once a day, not once an entry. */
function daysOf({ from, until, timeZone }: Span): Day[] {
  const days: Day[] = [];
  for (let day = dayIn(timeZone, from); ; day = addToDay(day, 1, 'day')) {
    const next = instantOf(`${addToDay(day, 1, 'day')} 00:00:00`, timeZone);
    days.push({ day, until: next.toISOString() });
    if (next >= until) return days;
  }
}

/** The days of the span in which it is, by their places: the first and the last. */
function touched(entry: CalendarEntry, days: readonly Day[], timeZone: string): [number, number] {
  if (entry.allDay) {
    const { first, after } = wholeDays(entry, entry.timeZone ?? timeZone);
    const begin = days.findIndex(({ day }) => day >= first);
    const end = days.findLastIndex(({ day }) => day < after);
    return [begin < 0 ? days.length : begin, end];
  }
  const begin = placeOf(days, entry.startsAt, false);
  // Midnight ends the day before it.
  return [begin, Math.max(begin, Math.min(placeOf(days, entry.endsAt, true), days.length - 1))];
}

/** The first day that is not over at an instant. */
function placeOf(days: readonly Day[], at: string, mayEnd: boolean): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const until = days[middle]?.until ?? '';
    if (mayEnd ? until >= at : until > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
