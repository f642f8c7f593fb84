import { addToDay, instantOf, wallClock } from '../fields/calendar.ts';

/** A stretch of a day that people work: "09:00" to "12:00"; a day ends at "24:00". */
export interface WorkingSpan {
  from: string;
  until: string;
}

/** When a company works. */
export interface WorkingHours {
  /** Of Monday to Sunday, each in the order of the day. */
  weekdays: WorkingSpan[][];
  /** Of working days that make up for a holiday and fall on a day without hours (调休). */
  makeUp: WorkingSpan[];
}

/** What is asked whether people work, in one place for clocks of service, deadlines and reminders. */
export interface WorkingCalendar {
  /** IANA name. */
  timeZone: string;
  hours: WorkingHours;
  /** Days (YYYY-MM-DD) that are not what their weekday says. */
  days: ReadonlyMap<string, 'off' | 'work'>;
}

/** After so many days without an hour of work nobody works any more: some ten years. */
const mostIdleDays = 3660;

/** The spans that are worked on a day, YYYY-MM-DD. */
export function spansOn({ hours, days }: WorkingCalendar, day: string): readonly WorkingSpan[] {
  const exception = days.get(day);
  if (exception === 'off') return [];
  const usual = hours.weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? [];
  return exception === 'work' && usual.length === 0 ? hours.makeUp : usual;
}

export function isWorkingDay(calendar: WorkingCalendar, day: string): boolean {
  return spansOn(calendar, day).length > 0;
}

/** Whether people work at this moment; a span's end is no longer in it. */
export function isWorkingTime(calendar: WorkingCalendar, instant: Date): boolean {
  const time = instant.getTime();
  return stretchesOn(calendar, dayOf(calendar, instant)).some(
    ([from, until]) => from <= time && time < until,
  );
}

/**
 * The moment when so many hours have been worked since `start`.
 * @param hours nought or more; parts of hours count
 * @throws RangeError when nobody works for ten years
 */
export function addWorkingHours(calendar: WorkingCalendar, start: Date, hours: number): Date {
  let left = Math.round(hours * 3_600_000);
  if (left <= 0) return start;
  for (const [from, until] of stretchesSince(calendar, start)) {
    if (until - from >= left) return new Date(from + left);
    left -= until - from;
  }
  throw nobodyWorks();
}

/** How many hours are worked between two moments; nought when the end isn't after the start. */
export function workingHoursBetween(calendar: WorkingCalendar, start: Date, end: Date): number {
  let worked = 0;
  const last = dayOf(calendar, end);
  for (let day = dayOf(calendar, start); day <= last; day = addToDay(day, 1, 'day'))
    for (const [from, until] of stretchesOn(calendar, day))
      worked += Math.max(0, Math.min(until, end.getTime()) - Math.max(from, start.getTime()));
  return worked / 3_600_000;
}

/**
 * The working day that is so many working days after `day` (before it, when negative). With nought the day itself, or the
 * next working day where it is none.
 * @throws RangeError when nobody works for ten years
 */
export function addWorkingDays(calendar: WorkingCalendar, day: string, count: number): string {
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let at = left === 0 ? addToDay(day, -1, 'day') : day;
  if (left === 0) left = 1;
  for (let idle = 0; idle < mostIdleDays; idle++) {
    at = addToDay(at, step, 'day');
    if (!isWorkingDay(calendar, at)) continue;
    left--;
    idle = -1;
    if (left === 0) return at;
  }
  throw nobodyWorks();
}

type Stretch = readonly [from: number, until: number];

/** What is still worked from a moment on, day after day. */
function* stretchesSince(calendar: WorkingCalendar, start: Date): Generator<Stretch> {
  let day = dayOf(calendar, start);
  for (let idle = 0; idle < mostIdleDays; idle++, day = addToDay(day, 1, 'day')) {
    for (const [from, until] of stretchesOn(calendar, day)) {
      if (until <= start.getTime()) continue;
      idle = -1;
      yield [Math.max(from, start.getTime()), until];
    }
  }
}

/** The spans of a day as instants. Of a span that a change of the clocks swallows nothing is left. */
function stretchesOn(calendar: WorkingCalendar, day: string): Stretch[] {
  return spansOn(calendar, day)
    .map(({ from, until }): Stretch => [instantAt(calendar, day, from), instantAt(calendar, day, until)])
    .filter(([from, until]) => from < until);
}

function instantAt({ timeZone }: WorkingCalendar, day: string, time: string): number {
  return time === '24:00'
    ? instantOf(`${addToDay(day, 1, 'day')} 00:00:00`, timeZone).getTime()
    : instantOf(`${day} ${time}:00`, timeZone).getTime();
}

function dayOf({ timeZone }: WorkingCalendar, instant: Date): string {
  return wallClock(instant, timeZone).slice(0, 10);
}

function nobodyWorks(): RangeError {
  return new RangeError('Nobody works within ten years');
}
