import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imported, parsed } from './fields.fixture.ts';
import { recurrence } from './recurrence.ts';
import { formatRecurrence, frequencies, parseRecurrence, weekdayNames } from './recurrenceRule.ts';

const field = recurrence('重复');

describe('A recurrence', () => {
  it.each([
    ['FREQ=DAILY', 'FREQ=DAILY'],
    ['RRULE:freq=weekly;byday=mo,we', 'FREQ=WEEKLY;BYDAY=MO,WE'],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=MONTHLY;BYDAY=-1FR'],
    ['FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=MONTHLY;BYMONTHDAY=31'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'],
    ['INTERVAL=1;FREQ=DAILY;COUNT=10', 'FREQ=DAILY;COUNT=10'],
    ['FREQ=WEEKLY;UNTIL=20261231', 'FREQ=WEEKLY;UNTIL=20261231'],
    [
      'RRULE:FREQ=WEEKLY\nEXDATE:20261207T010000Z,20261130T010000Z',
      'FREQ=WEEKLY\nEXDATE:20261130T010000Z,20261207T010000Z',
    ],
  ])('takes %s (CAL-01)', (given, kept) => {
    expect(parsed(field, given)).toBe(kept);
    expect(imported(field, kept)).toBe(kept);
  });

  it.each([
    'every Monday',
    'FREQ=SECONDLY',
    'FREQ=HOURLY',
    'BYDAY=MO',
    'FREQ=DAILY;FREQ=WEEKLY',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;COUNT=999999',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=3;UNTIL=20261231',
    'FREQ=DAILY;UNTIL=20260230',
    'FREQ=WEEKLY;BYDAY=2MO',
    'FREQ=WEEKLY;BYMONTHDAY=3',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=MONTHLY;BYSETPOS=1',
    'FREQ=WEEKLY\nEXDATE:20260230T000000Z',
    'FREQ=WEEKLY\nFREQ=DAILY',
    '__proto__=1',
  ])('refuses %s', (given) => {
    expect(parsed(field, given)).toBe('! notRecurrence');
  });

  it.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=4,6;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYDAY=6MO',
  ])('refuses a day that never comes: %s', (given) => {
    expect(parsed(field, given)).toBe('! recurrenceNever');
  });

  it('is written as it is read, whatever the rule', () => {
    const rule = fc.record({
      frequency: fc.constantFrom(...frequencies),
      interval: fc.integer({ min: 1, max: 999 }),
      count: fc.option(fc.integer({ min: 1, max: 5000 })),
      until: fc.constant(null),
      days: fc.uniqueArray(fc.record({ day: fc.constantFrom(...weekdayNames), nth: fc.constant(null) }), {
        selector: ({ day }) => day,
      }),
      monthDays: fc.constant<number[]>([]),
      months: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
      positions: fc.constant<number[]>([]),
      weekStart: fc.option(fc.constantFrom(...weekdayNames)),
    });
    const except = fc.uniqueArray(
      fc.integer({ min: 0, max: 4_000_000_000 }).map((at) => new Date(at * 1000).toISOString()),
    );
    fc.assert(
      fc.property(rule, except, (one, dates) => {
        const whole = { rule: one, except: [...dates].sort() };
        expect(parseRecurrence(formatRecurrence(whole))).toEqual(whole);
      }),
    );
  });
});
