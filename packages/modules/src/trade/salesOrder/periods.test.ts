import { addToDay } from '@gejie/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesDue, nextDate, type Period, periods } from './periods.ts';

const day = fc.integer({ min: 0, max: 4000 }).map((by) => addToDay('2020-01-31', by, 'day'));

/** The plainest way: date after date from the first. */
function walked(repeats: Period, from: string, after: string): string {
  const { by, unit } = periods[repeats];
  for (let nth = 0; ; nth++) {
    const date = addToDay(from, nth * by, unit);
    if (date > after) return date;
  }
}

describe('The periods of an order (INV-07)', () => {
  it('end with the month where the month is shorter, and come back to their day', () => {
    const monthly = { repeats: 'month', repeatsFrom: '2027-10-31', repeatsUntil: '2028-04-29' } as const;
    const dates: (string | null)[] = [nextDate(monthly, null)];
    while (dates.at(-1) !== null) dates.push(nextDate(monthly, dates.at(-1) ?? null));
    expect(dates).toEqual([
      '2027-10-31',
      '2027-11-30',
      '2027-12-31',
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      null,
    ]);
    expect(datesDue(monthly, null, '2028-01-30', 100)).toBe(3);
    expect(datesDue(monthly, null, '2099-01-30', 2)).toBe(2);
  });

  it('are those that a walk from the first date on finds', () => {
    const kinds = fc.constantFrom(...(Object.keys(periods) as Period[]));
    fc.assert(
      fc.property(kinds, day, day, (repeats, repeatsFrom, after) => {
        expect(nextDate({ repeats, repeatsFrom, repeatsUntil: null }, after)).toBe(
          walked(repeats, repeatsFrom, after),
        );
      }),
    );
  });

  it('are none without a beginning', () => {
    expect(nextDate({ repeats: 'week', repeatsFrom: null, repeatsUntil: null }, null)).toBeNull();
    expect(nextDate({ repeats: null, repeatsFrom: '2026-01-01', repeatsUntil: null }, null)).toBeNull();
  });
});
