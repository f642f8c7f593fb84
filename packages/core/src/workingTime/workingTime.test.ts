import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToDay } from '../fields/calendar.ts';
import {
  addWorkingDays,
  addWorkingHours,
  isWorkingDay,
  isWorkingTime,
  type WorkingCalendar,
  type WorkingSpan,
  workingHoursBetween,
} from './workingTime.ts';

const workday: WorkingSpan[] = [
  { from: '09:00', until: '12:00' },
  { from: '13:30', until: '18:00' },
];
const china: WorkingCalendar = {
  timeZone: 'Asia/Shanghai',
  hours: { weekdays: [workday, workday, workday, workday, workday, [], []], makeUp: workday },
  days: new Map([
    ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map(
      (day) => [`2026-02-${day}`, 'off'] as const,
    ),
    ['2026-02-14', 'work'],
    ['2026-02-28', 'work'],
  ]),
};
const at = (text: string) => new Date(`${text}:00+08:00`);

describe('Working time (PLT-19)', () => {
  it('is known to the minute, with lunch, holidays and days that make up for them', () => {
    expect(isWorkingTime(china, at('2026-11-26T09:00'))).toBe(true);
    expect(isWorkingTime(china, at('2026-11-26T08:59'))).toBe(false);
    expect(isWorkingTime(china, at('2026-11-26T12:00'))).toBe(false);
    expect(isWorkingTime(china, at('2026-11-28T10:00'))).toBe(false);
    expect(isWorkingTime(china, at('2026-02-17T10:00'))).toBe(false);
    expect(isWorkingTime(china, at('2026-02-14T10:00'))).toBe(true);
  });

  it('runs on over nights, weekends and the Spring Festival', () => {
    expect(addWorkingHours(china, at('2026-11-27T17:00'), 2)).toEqual(at('2026-11-30T10:00'));
    expect(addWorkingHours(china, at('2026-11-26T11:30'), 1)).toEqual(at('2026-11-26T14:00'));
    expect(addWorkingHours(china, at('2026-02-14T17:30'), 1)).toEqual(at('2026-02-24T09:30'));
    expect(addWorkingHours(china, at('2026-11-26T10:00'), 0)).toEqual(at('2026-11-26T10:00'));
  });

  it('is counted in days too, forwards and back', () => {
    expect(addWorkingDays(china, '2026-02-13', 1)).toBe('2026-02-14');
    expect(addWorkingDays(china, '2026-02-14', 1)).toBe('2026-02-24');
    expect(addWorkingDays(china, '2026-02-24', -1)).toBe('2026-02-14');
    expect(addWorkingDays(china, '2026-02-15', 0)).toBe('2026-02-24');
    expect(addWorkingDays(china, '2026-11-26', 0)).toBe('2026-11-26');
  });

  it('never comes where nobody works', () => {
    const idle = { ...china, hours: { weekdays: [], makeUp: [] } };
    expect(() => addWorkingHours(idle, at('2026-11-26T10:00'), 1)).toThrow(RangeError);
    expect(() => addWorkingDays(idle, '2026-11-26', 1)).toThrow(RangeError);
  });

  it('follows the clocks where they change', () => {
    const night = [{ from: '00:00', until: '24:00' }];
    const newYork = {
      timeZone: 'America/New_York',
      hours: { weekdays: Array.from({ length: 7 }, () => night), makeUp: night },
      days: new Map(),
    };
    const spring = new Date('2026-03-08T05:00:00Z');
    expect(workingHoursBetween(newYork, spring, addWorkingHours(newYork, spring, 24))).toBe(24);
    expect(workingHoursBetween(newYork, spring, new Date('2026-03-09T04:00:00Z'))).toBe(23);
  });
});

const minute = fc.integer({ min: 0, max: 1440 });
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
/** Spans of a day: an even number of different minutes in order, taken two by two. */
const spans = fc.uniqueArray(minute, { maxLength: 6 }).map((minutes) => {
  const ordered = minutes.toSorted((a, b) => a - b);
  return Array.from({ length: Math.floor(ordered.length / 2) }, (_, index) => ({
    from: clock(ordered[index * 2] ?? 0),
    until: clock(ordered[index * 2 + 1] ?? 0),
  }));
});
const someDay = fc.integer({ min: 0, max: 400 }).map((days) => addToDay('2026-01-01', days, 'day'));
const calendars = fc.record({
  timeZone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe'),
  hours: fc.record({
    // Somebody works on Wednesdays, or the clock would never run.
    weekdays: fc
      .array(spans, { minLength: 7, maxLength: 7 })
      .map((days) => days.with(2, [{ from: '08:00', until: '16:00' }])),
    makeUp: spans,
  }),
  days: fc
    .array(fc.tuple(someDay, fc.constantFrom('off' as const, 'work' as const)), { maxLength: 20 })
    .map((pairs) => new Map(pairs)),
});
const moments = fc
  .integer({ min: 0, max: 400 * 1440 })
  .map((minutes) => new Date(Date.UTC(2026, 0, 1, 0, minutes)));
const someHours = fc.integer({ min: 1, max: 60 * 200 }).map((minutes) => minutes / 60);

describe('Whatever the hours, holidays and time zone', () => {
  it('adding hours in two steps is adding them in one', () => {
    fc.assert(
      fc.property(calendars, moments, someHours, someHours, (calendar, start, first, then) => {
        const inSteps = addWorkingHours(calendar, addWorkingHours(calendar, start, first), then);
        const atOnce = addWorkingHours(calendar, start, first + then);
        expect(Math.abs(inSteps.getTime() - atOnce.getTime())).toBeLessThanOrEqual(2);
      }),
      { numRuns: 60 },
    );
  });

  it('the hours that were added are the hours worked until then, and somebody worked just before', () => {
    fc.assert(
      fc.property(calendars, moments, someHours, (calendar, start, hours) => {
        const end = addWorkingHours(calendar, start, hours);
        expect(workingHoursBetween(calendar, start, end)).toBeCloseTo(hours, 4);
        expect(isWorkingTime(calendar, new Date(end.getTime() - 1))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('working days are counted one by one, and back to where they began', () => {
    fc.assert(
      fc.property(calendars, someDay, fc.integer({ min: 1, max: 40 }), (calendar, from, count) => {
        const begin = addWorkingDays(calendar, from, 0);
        const end = addWorkingDays(calendar, begin, count);
        expect(isWorkingDay(calendar, end)).toBe(true);
        expect(addWorkingDays(calendar, end, -count)).toBe(begin);
        let passed = 0;
        for (let day = begin; day < end; day = addToDay(day, 1, 'day'))
          if (isWorkingDay(calendar, addToDay(day, 1, 'day'))) passed++;
        expect(passed).toBe(count);
      }),
      { numRuns: 60 },
    );
  });
});
