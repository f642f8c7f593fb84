import { addToDay, dayIn, instantOf } from '../fields/calendar.ts';

/** Relative periods of `within`, in the order a filter offers them. */
export const periodNames = [
  'today',
  'yesterday',
  'tomorrow',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'thisQuarter',
  'lastQuarter',
  'nextQuarter',
  'thisYear',
  'lastYear',
  'nextYear',
  'last7Days',
  'last30Days',
  'last90Days',
  'last365Days',
  'next7Days',
  'next30Days',
  'next90Days',
] as const;

export interface PeriodContext {
  now: Date;
  timeZone: string;
  /** Month the company's fiscal year begins with, 1–12: quarters and years follow it. */
  fiscalYearStart: number;
}

/** From the first day to the day after the last. */
export interface DayRange {
  from: string;
  until: string;
}

const weekBefore = { last: -1, this: 0, next: 1 } as const;

/**
 * The days a relative period covers now; weeks begin on Monday (GB/T 7408, ISO 8601).
 * `lastNDays` ends with today, `nextNDays` begins with today; N may be 1–9999.
 * @returns null when `name` is no period
 */
export function periodDays(name: string, context: PeriodContext): DayRange | null {
  const today = dayIn(context.timeZone, context.now);
  const days = (from: number, until: number): DayRange => ({
    from: addToDay(today, from, 'day'),
    until: addToDay(today, until, 'day'),
  });
  if (name === 'today') return days(0, 1);
  if (name === 'yesterday') return days(-1, 0);
  if (name === 'tomorrow') return days(1, 2);
  const rolling = /^(last|next)([1-9]\d{0,3})Days$/.exec(name);
  if (rolling) return rolling[1] === 'last' ? days(1 - Number(rolling[2]), 1) : days(0, Number(rolling[2]));
  const calendar = /^(last|this|next)(Week|Month|Quarter|Year)$/.exec(name);
  if (!calendar) return null;
  const offset = weekBefore[calendar[1] as keyof typeof weekBefore];
  if (calendar[2] === 'Week') {
    const monday = -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7);
    return days(monday + 7 * offset, monday + 7 * (offset + 1));
  }
  return months(
    today,
    calendar[2] === 'Month' ? 1 : calendar[2] === 'Quarter' ? 3 : 12,
    offset,
    context.fiscalYearStart,
  );
}

function months(today: string, length: number, offset: number, fiscalYearStart: number): DayRange {
  const first = `${today.slice(0, 7)}-01`;
  const sinceYearStart = (Number(today.slice(5, 7)) - fiscalYearStart + 12) % 12;
  const from = addToDay(first, offset * length - (sinceYearStart % length), 'month');
  return { from, until: addToDay(from, length, 'month') };
}

/** The instants at which a range of days begins and ends for people in `timeZone`. */
export function instantsOf({ from, until }: DayRange, timeZone: string): { from: string; until: string } {
  return {
    from: instantOf(`${from} 00:00:00`, timeZone).toISOString(),
    until: instantOf(`${until} 00:00:00`, timeZone).toISOString(),
  };
}
