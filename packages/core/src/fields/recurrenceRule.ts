import { Invalid, quoted } from '../messages/invalid.ts';
import { wallClock } from './calendar.ts';

/** How often something may be said to happen; more often than daily is a machine's business. */
export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** RFC 5545, 3.3.10, in the order of its letters for the days of the week. */
export const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type WeekdayName = (typeof weekdayNames)[number];

/** A day of the week, or the nth of the month or year: `nth` 2 is the second, -1 the last. */
export interface RuleDay {
  day: WeekdayName;
  nth: number | null;
}

/** A rule taken apart (RFC 5545, 3.3.10). */
export interface RecurrenceRule {
  frequency: Frequency;
  interval: number;
  /** How many times in all; null: until, or for ever. */
  count: number | null;
  /** The last moment an occurrence may begin: `20261231` or `20261231T235959Z`; null: for ever. */
  until: string | null;
  days: RuleDay[];
  monthDays: number[];
  months: number[];
  positions: number[];
  weekStart: WeekdayName | null;
}

export interface Recurrence {
  rule: RecurrenceRule;
  /** Starts of the occurrences that don't take place, ISO 8601 in UTC, in order. */
  except: string[];
}

const mostCount = 5000;
const mostInterval = 999;
const mostExceptions = 1000;

/** Longest month of each, February in a leap year. */
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Takes apart what RFC 5545 calls a recurrence rule, with or without `RRULE:`, and its exceptions.
 * @throws Invalid notRecurrence, recurrenceNever
 */
export function parseRecurrence(text: string): Recurrence {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const rules = lines.filter((line) => !isExceptions(line));
  const [first, ...more] = rules;
  if (first === undefined || more.length > 0) throw wrong(text);
  const except = lines.filter(isExceptions).flatMap(exceptionsIn);
  if (except.length > mostExceptions) throw new Invalid('tooMany', { max: mostExceptions });
  return { rule: parseRule(first), except: [...new Set(except)].sort() };
}

/** As {@link parseRecurrence} takes it: one way of writing each. */
export function formatRecurrence({ rule, except }: Recurrence): string {
  const lines = [formatRule(rule)];
  if (except.length > 0) lines.push(`EXDATE:${except.map(basicInstant).join(',')}`);
  return lines.join('\n');
}

export function formatRule(rule: RecurrenceRule): string {
  const parts: [string, string | number | null][] = [
    ['FREQ', rule.frequency],
    ['INTERVAL', rule.interval === 1 ? null : rule.interval],
    ['COUNT', rule.count],
    ['UNTIL', rule.until],
    ['BYMONTH', listed(rule.months)],
    ['BYMONTHDAY', listed(rule.monthDays)],
    ['BYDAY', listed(rule.days.map(({ day, nth }) => `${nth ?? ''}${day}`))],
    ['BYSETPOS', listed(rule.positions)],
    ['WKST', rule.weekStart],
  ];
  return parts
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${value}`)
    .join(';');
}

/** Whether a rule names a last moment that is over before the first occurrence, so that there never is one. */
export function endsBefore({ until }: RecurrenceRule, startsAt: string, timeZone: string): boolean {
  if (until === null) return false;
  if (until.includes('T')) return until < basicInstant(startsAt);
  return until < wallClock(new Date(startsAt), timeZone).slice(0, 10).replaceAll('-', '');
}

/** 2026-11-30T01:00:00.000Z → 20261130T010000Z */
export function basicInstant(instant: string): string {
  return instant.replace(/\.\d+/, '').replace(/[-:]/g, '');
}

function listed(values: readonly (string | number)[]): string | null {
  return values.length > 0 ? values.join(',') : null;
}

function isExceptions(line: string): boolean {
  return /^EXDATE[:;]/i.test(line);
}

/** `EXDATE:20261130T010000Z,20261207T010000Z`; times are given in UTC. */
function exceptionsIn(line: string): string[] {
  const [, list = ''] = /^EXDATE(?:;VALUE=DATE-TIME)?:(.*)$/i.exec(line) ?? [];
  return list.split(',').map((one) => {
    const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(one.trim());
    const iso = match && `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}.000Z`;
    if (!iso || Number.isNaN(Date.parse(iso)) || new Date(iso).toISOString() !== iso) throw wrong(one);
    return iso;
  });
}

type Reader = (value: string, rule: RecurrenceRule) => void;

const readers: Record<string, Reader> = {
  FREQ: (value, rule) => {
    const frequency = frequencies.find((one) => one === value);
    if (!frequency) throw wrong(value);
    rule.frequency = frequency;
  },
  INTERVAL: (value, rule) => {
    rule.interval = whole(value, 1, mostInterval);
  },
  COUNT: (value, rule) => {
    rule.count = whole(value, 1, mostCount);
  },
  UNTIL: (value, rule) => {
    rule.until = untilOf(value);
  },
  BYDAY: (value, rule) => {
    rule.days = value.split(',').map(dayOf);
  },
  BYMONTHDAY: (value, rule) => {
    rule.monthDays = numbers(value, 31);
  },
  BYMONTH: (value, rule) => {
    rule.months = value.split(',').map((one) => whole(one, 1, 12));
  },
  BYSETPOS: (value, rule) => {
    rule.positions = numbers(value, 366);
  },
  WKST: (value, rule) => {
    rule.weekStart = weekdayOf(value);
  },
};

function parseRule(line: string): RecurrenceRule {
  const rule: RecurrenceRule = {
    frequency: 'DAILY',
    interval: 1,
    count: null,
    until: null,
    days: [],
    monthDays: [],
    months: [],
    positions: [],
    weekStart: null,
  };
  const seen = new Set<string>();
  for (const part of line
    .replace(/^RRULE:/i, '')
    .split(';')
    .filter(Boolean)) {
    const [name = '', value = ''] = part.toUpperCase().split('=', 2);
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (!read || seen.has(name)) throw wrong(part);
    seen.add(name);
    read(value, rule);
  }
  if (!seen.has('FREQ') || (rule.count !== null && rule.until !== null)) throw wrong(line);
  refuseImpossible(rule, line);
  return rule;
}

/** What RFC 5545 does not allow together, and days that no calendar has: 30 February. */
function refuseImpossible(rule: RecurrenceRule, line: string): void {
  const { frequency, days, monthDays, months, positions } = rule;
  const hasNth = days.some(({ nth }) => nth !== null);
  if (hasNth && frequency !== 'MONTHLY' && frequency !== 'YEARLY') throw wrong(line);
  if (monthDays.length > 0 && frequency === 'WEEKLY') throw wrong(line);
  if (positions.length > 0 && days.length + monthDays.length + months.length === 0) throw wrong(line);
  const withinMonth = frequency === 'MONTHLY' || months.length > 0;
  if (withinMonth && days.some(({ nth }) => Math.abs(nth ?? 1) > 5)) throw new Invalid('recurrenceNever');
  const longestOf = (months.length > 0 ? months : [1]).map((month) => daysOfMonth[month - 1] as number);
  const most = Math.max(...longestOf);
  if (monthDays.length > 0 && monthDays.every((day) => Math.abs(day) > most))
    throw new Invalid('recurrenceNever');
}

function whole(text: string, least: number, most: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw wrong(text);
  return value;
}

/** Numbers counted from the beginning or, with a minus, from the end; never 0. */
function numbers(text: string, most: number): number[] {
  return text.split(',').map((one) => {
    const value = whole(one.replace(/^[+-]/, ''), 1, most);
    return one.startsWith('-') ? -value : value;
  });
}

function dayOf(text: string): RuleDay {
  const match = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text);
  if (!match) throw wrong(text);
  const nth = match[1] === undefined ? null : (numbers(match[1], 53)[0] as number);
  return { day: weekdayOf(match[2] ?? ''), nth };
}

function weekdayOf(text: string): WeekdayName {
  const day = weekdayNames.find((one) => one === text);
  if (!day) throw wrong(text);
  return day;
}

function untilOf(text: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z)?$/.exec(text);
  if (!match) throw wrong(text);
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = match;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  if (Number.isNaN(Date.parse(iso)) || new Date(iso).toISOString() !== iso) throw wrong(text);
  return text;
}

function wrong(value: string): Invalid {
  return new Invalid('notRecurrence', { value: quoted(value) });
}
