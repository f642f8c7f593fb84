import { RRuleTemporal } from 'rrule-temporal';
import { instantOf } from '../fields/calendar.ts';
import { formatRule, parseRecurrence } from '../fields/recurrenceRule.ts';
import { wallClockWithSeconds, wallTime } from './wall.ts';

/** Something that happens again and again: its first time, and by which rule the others follow. */
export interface Series {
  /** ISO 8601 in UTC, as all instants here. */
  startsAt: string;
  endsAt: string;
  /** The zone whose clock it follows. */
  timeZone: string;
  /** Whole days are meant: an occurrence lasts as many days, however many hours they have. */
  allDay: boolean;
  /** RFC 5545, with exceptions; see {@link parseRecurrence}. */
  recurrence: string;
}

export interface Occurrence {
  startsAt: string;
  endsAt: string;
}

const day = 86_400_000;
/** Occurrences of one series at most, however long the span. */
export const mostOccurrences = 2000;
/** An endless rule is followed this far when its next or last occurrence is looked for. */
const horizon = 100 * 366 * day;

/**
 * The occurrences of a series that touch a span of time, first to last, without those that were taken out. The rule is
 * followed on the wall clock of the series' zone, so nine o'clock stays nine o'clock across daylight saving; a time that
 * a change of the clocks skips is moved forward by the gap (RFC 5545, 3.3.5).
 */
export function occurrencesOf(series: Series, from: Date, until: Date): Occurrence[] {
  const { rule, except } = rulesOf(series);
  const lasting = Date.parse(series.endsAt) - Date.parse(series.startsAt);
  const skipped = new Set(except);
  const walls = between(
    rule,
    new Date(Math.max(from.getTime() - lasting, Date.parse(series.startsAt)) - 2 * day),
    new Date(until.getTime() + 2 * day),
  );
  const found: Occurrence[] = [];
  for (const wall of walls) {
    const one = occurrenceAt(series, wall, lasting);
    if (skipped.has(one.startsAt) || Date.parse(one.startsAt) >= until.getTime()) continue;
    if (Date.parse(one.endsAt) < from.getTime()) continue;
    if (one.endsAt !== one.startsAt && Date.parse(one.endsAt) === from.getTime()) continue;
    found.push(one);
    if (found.length === mostOccurrences) break;
  }
  return found;
}

/** The first occurrence that begins at an instant or after it; null when there is none any more. */
export function occurrenceFrom(series: Series, at: Date): Occurrence | null {
  const { rule, except } = rulesOf(series);
  const lasting = Date.parse(series.endsAt) - Date.parse(series.startsAt);
  const skipped = new Set(except);
  let after = new Date(Math.max(at.getTime(), Date.parse(series.startsAt)) - 2 * day);
  for (let tried = 0; tried < mostOccurrences; tried++) {
    const next = guarded(() => rule.next(after, false));
    if (!next || instantIn(next) - at.getTime() > horizon) return null;
    const one = occurrenceAt(series, wallOf(next), lasting);
    if (!skipped.has(one.startsAt) && Date.parse(one.startsAt) >= at.getTime()) return one;
    after = new Date(instantIn(next));
  }
  return null;
}

/** Whether one of the occurrences begins at this instant. */
export function isOccurrence(series: Series, startsAt: string): boolean {
  return occurrenceFrom(series, new Date(startsAt))?.startsAt === startsAt;
}

/** How many occurrences begin before an instant, those that were taken out included; for rules with a count. */
export function countBefore(series: Series, at: Date): number {
  const { rule } = rulesOf(series);
  const walls = between(
    rule,
    new Date(Date.parse(series.startsAt) - 2 * day),
    new Date(at.getTime() + 2 * day),
  );
  return walls.filter((wall) => instantOf(wall, series.timeZone) < at).length;
}

/** A moment on a clock that knows no zones. */
interface Moment {
  readonly timeZoneId: string;
  toString(): string;
}

type Rule = RRuleTemporal<Moment>;

const clock = {
  ZonedDateTime: { from: (text: string): Moment => ({ timeZoneId: 'UTC', toString: () => text }) },
};

const known = new Map<string, { rule: Rule; except: string[] }>();
const mostKnown = 5000;

/** The rule over wall-clock times, which are told to the library as if they were in UTC. */
function rulesOf({ startsAt, timeZone, recurrence }: Series): { rule: Rule; except: string[] } {
  const key = `${startsAt} ${timeZone} ${recurrence}`;
  const before = known.get(key);
  if (before) return before;
  const { rule, except } = parseRecurrence(recurrence);
  const start = basicWall(wallClockWithSeconds(startsAt, timeZone));
  const until = rule.until === null ? null : untilOnTheWall(rule.until, timeZone);
  const text = `DTSTART:${start}Z\nRRULE:${formatRule({ ...rule, until })}`;
  const made = {
    rule: new RRuleTemporal<Moment>({
      rruleString: text,
      temporal: clock,
      includeDtstart: true,
      cache: false,
    }),
    except,
  };
  if (known.size >= mostKnown) known.clear();
  known.set(key, made);
  return made;
}

/** The library looks through so many days at a time without giving up. */
const stretch = 2000 * day;

/** Wall-clock times ("2026-11-23 09:30:00") that the rule gives, no more than are ever asked for. */
function between(rule: Rule, from: Date, until: Date): string[] {
  const walls: string[] = [];
  for (let at = from.getTime(); at < until.getTime() && walls.length <= mostOccurrences * 3; at += stretch) {
    const end = new Date(Math.min(at + stretch - 1, until.getTime()));
    walls.push(...(guarded(() => rule.between(new Date(at), end, true)) ?? []).map(wallOf));
  }
  return walls;
}

/** What never comes is looked for only so long. */
function guarded<T>(look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Maximum')) return null;
    throw error;
  }
}

function wallOf(moment: Moment): string {
  return moment.toString().slice(0, 19).replace('T', ' ');
}

function instantIn(moment: Moment): number {
  return Date.parse(`${moment.toString().slice(0, 19)}Z`);
}

function occurrenceAt(
  { timeZone, allDay, startsAt, endsAt }: Series,
  wall: string,
  lasting: number,
): Occurrence {
  const start = instantOf(wall, timeZone);
  if (!allDay)
    return { startsAt: start.toISOString(), endsAt: new Date(start.getTime() + lasting).toISOString() };
  const nominal = wallTime(endsAt, timeZone) - wallTime(startsAt, timeZone);
  const end = new Date(Date.parse(`${wall.replace(' ', 'T')}Z`) + nominal).toISOString();
  return {
    startsAt: start.toISOString(),
    endsAt: instantOf(end.slice(0, 19).replace('T', ' '), timeZone).toISOString(),
  };
}

/** "2026-11-23 09:30:00" → 20261123T093000 */
function basicWall(wall: string): string {
  return wall.replace(/[-:]/g, '').replace(' ', 'T');
}

/** A day is meant to its end; an instant is told on the clock of the zone. */
function untilOnTheWall(until: string, timeZone: string): string {
  if (!until.includes('T')) return `${until}T235959Z`;
  const iso = until.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6.000Z');
  const wall = wallClockWithSeconds(iso, timeZone);
  // East of Greenwich the last hours of 9999 are in a year that no rule can name (RFC 5545, 3.3.4).
  return `${basicWall(/^\d{4}-/.test(wall) ? wall : '9999-12-31 23:59:59')}Z`;
}
