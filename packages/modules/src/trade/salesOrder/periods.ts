import { addToDay } from '@gejie/core';

/** How often an order is invoiced anew. */
export const periods = {
  week: { label: '每周', en: 'Every week', by: 7, unit: 'day' },
  twoWeeks: { label: '每两周', en: 'Every two weeks', by: 14, unit: 'day' },
  month: { label: '每月', en: 'Every month', by: 1, unit: 'month' },
  quarter: { label: '每季度', en: 'Every quarter', by: 3, unit: 'month' },
  halfYear: { label: '每半年', en: 'Every half-year', by: 6, unit: 'month' },
  year: { label: '每年', en: 'Every year', by: 12, unit: 'month' },
} as const;

export type Period = keyof typeof periods;

export interface Repetition {
  repeats: Period | null;
  repeatsFrom: string | null;
  repeatsUntil: string | null;
}

const day = 86_400_000;
/** Days that a month has at most. */
const longestMonth = 31;

/**
 * The first date of an order's periods that lies after a day; null when there is none any more. Dates are counted from the
 * first, so that what begins on 31 January is due on 28 February and again on 31 March: a recurrence rule (RFC 5545) would
 * leave February out.
 * @param after YYYY-MM-DD; null: the first date of all
 */
export function nextDate(
  { repeats, repeatsFrom, repeatsUntil }: Repetition,
  after: string | null,
): string | null {
  if (repeats === null || repeatsFrom === null) return null;
  const { by, unit } = periods[repeats];
  const elapsed = after === null ? 0 : (Date.parse(after) - Date.parse(repeatsFrom)) / day;
  // Begun a little before where it must be, for months differ.
  let nth = Math.max(0, Math.floor(elapsed / (unit === 'day' ? by : by * longestMonth)) - 1);
  let date = addToDay(repeatsFrom, nth * by, unit);
  while (after !== null && date <= after) {
    nth += 1;
    date = addToDay(repeatsFrom, nth * by, unit);
  }
  return repeatsUntil !== null && date > repeatsUntil ? null : date;
}

/** How many dates are due by a day, counting no further than `most`. */
export function datesDue(repetition: Repetition, after: string | null, by: string, most: number): number {
  let count = 0;
  for (let at = nextDate(repetition, after); at !== null && at <= by && count < most; count++)
    at = nextDate(repetition, at);
  return count;
}
