import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallClock } from '../fields/calendar.ts';
import { parseRecurrence, type WeekdayName, weekdayNames } from '../fields/recurrenceRule.ts';
import { movedRecurrence } from './movedRule.ts';
import {
  countBefore,
  isOccurrence,
  mostOccurrences,
  occurrenceFrom,
  occurrencesOf,
  type Series,
} from './occurrences.ts';

const series = (recurrence: string, more: Partial<Series> = {}): Series => ({
  startsAt: '2026-03-26T01:00:00.000Z',
  endsAt: '2026-03-26T02:00:00.000Z',
  timeZone: 'Asia/Shanghai',
  allDay: false,
  recurrence,
  ...more,
});
const starts = (one: Series, from: string, until: string) =>
  occurrencesOf(one, new Date(from), new Date(until)).map(({ startsAt }) => startsAt);

describe('Occurrences (CAL-01)', () => {
  it('may end with the last day there is', () => {
    const endless = series('FREQ=YEARLY;UNTIL=99991231T235959Z');
    expect(starts(endless, '2027-01-01', '2028-01-01')).toEqual(['2027-03-26T01:00:00.000Z']);
  });

  it('keep to the clock of their zone across daylight saving', () => {
    const berlin = series('FREQ=DAILY;COUNT=4', {
      startsAt: '2026-03-27T08:00:00.000Z',
      endsAt: '2026-03-27T09:00:00.000Z',
      timeZone: 'Europe/Berlin',
    });
    const found = occurrencesOf(berlin, new Date('2026-03-01'), new Date('2026-05-01'));
    expect(found.map(({ startsAt }) => wallClock(new Date(startsAt), 'Europe/Berlin').slice(11))).toEqual([
      '09:00',
      '09:00',
      '09:00',
      '09:00',
    ]);
    expect(found.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(['08:00', '08:00', '07:00', '07:00']);
    for (const { startsAt, endsAt } of found)
      expect(Date.parse(endsAt) - Date.parse(startsAt)).toBe(3_600_000);
  });

  it('take place an hour later where the clocks skip theirs, and none is lost', () => {
    const early = series('FREQ=DAILY;COUNT=3', {
      startsAt: '2026-03-28T01:30:00.000Z',
      endsAt: '2026-03-28T02:00:00.000Z',
      timeZone: 'Europe/Berlin',
    });
    expect(starts(early, '2026-03-01', '2026-05-01')).toEqual([
      '2026-03-28T01:30:00.000Z',
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
  });

  it('last whole days where whole days are meant, however many hours those have', () => {
    const days = series('FREQ=WEEKLY;COUNT=2', {
      startsAt: '2026-03-21T23:00:00.000Z',
      endsAt: '2026-03-22T23:00:00.000Z',
      timeZone: 'Europe/Berlin',
      allDay: true,
    });
    expect(occurrencesOf(days, new Date('2026-03-01'), new Date('2026-05-01'))).toEqual([
      { startsAt: '2026-03-21T23:00:00.000Z', endsAt: '2026-03-22T23:00:00.000Z' },
      { startsAt: '2026-03-28T23:00:00.000Z', endsAt: '2026-03-29T22:00:00.000Z' },
    ]);
  });

  it('leave out what was taken out, and days that a month does not have', () => {
    const some = series('FREQ=DAILY;COUNT=3\nEXDATE:20260327T010000Z');
    expect(starts(some, '2026-03-01', '2026-05-01')).toEqual([
      '2026-03-26T01:00:00.000Z',
      '2026-03-28T01:00:00.000Z',
    ]);
    const ends = series('FREQ=MONTHLY;BYMONTHDAY=31', {
      startsAt: '2026-01-31T01:00:00.000Z',
      endsAt: '2026-01-31T02:00:00.000Z',
    });
    expect(starts(ends, '2026-01-01', '2026-08-01').map((at) => at.slice(5, 10))).toEqual([
      '01-31',
      '03-31',
      '05-31',
      '07-31',
    ]);
  });

  it('of an endless series are as many as fit, and found at once however far away', () => {
    const endless = series('FREQ=DAILY');
    expect(starts(endless, '2026-01-01', '2060-01-01')).toHaveLength(mostOccurrences);
    const before = performance.now();
    expect(starts(endless, '2051-01-01', '2051-02-01')).toHaveLength(31);
    expect(performance.now() - before).toBeLessThan(500);
  });

  it('that never come are none, and looked for only so long', () => {
    const leap = series('FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29', {
      startsAt: '2025-02-28T01:00:00.000Z',
      endsAt: '2025-02-28T02:00:00.000Z',
    });
    expect(starts(leap, '2026-01-01', '2060-01-01')).toEqual([]);
    expect(occurrenceFrom(leap, new Date('2026-01-01'))).toBeNull();
  });

  it('end with the day that is named, as it is in their zone', () => {
    const until = series('FREQ=DAILY;UNTIL=20260328');
    expect(starts(until, '2026-03-01', '2026-05-01')).toHaveLength(3);
    expect(occurrenceFrom(until, new Date('2026-03-28T01:00:01Z'))).toBeNull();
    expect(isOccurrence(until, '2026-03-27T01:00:00.000Z')).toBe(true);
    expect(isOccurrence(until, '2026-03-27T02:00:00.000Z')).toBe(false);
    expect(countBefore(until, new Date('2026-03-28T01:00:00.000Z'))).toBe(2);
  });

  it('of a week are those that a plain walk over the days finds, in any zone', () => {
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'UTC',
    );
    const rules = fc.record({
      days: fc.uniqueArray(fc.constantFrom(...weekdayNames), { minLength: 1 }),
      interval: fc.integer({ min: 1, max: 3 }),
      zone: zones,
      hour: fc.integer({ min: 4, max: 20 }),
      firstDay: fc.integer({ min: 0, max: 400 }),
    });
    fc.assert(
      fc.property(rules, ({ days, interval, zone, hour, firstDay }) => {
        const clock = `${String(hour).padStart(2, '0')}:00`;
        const first = dayAfter('2025-12-01', firstDay);
        const [startsAt] = instantsAt([first], clock, zone) as [string];
        const one = series(`FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${days.join(',')}`, {
          startsAt,
          endsAt: startsAt,
          timeZone: zone,
        });
        const until = new Date(Date.parse(startsAt) + 60 * 86_400_000);
        expect(occurrencesOf(one, new Date(startsAt), until).map((each) => each.startsAt)).toEqual(
          instantsAt(walked(first, days, interval), clock, zone).filter((at) => at < until.toISOString()),
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe('A series that is moved (CAL-01)', () => {
  const moved = (rule: string, from: string, to: string) =>
    movedRecurrence(rule, `${from}T01:00:00.000Z`, `${to}T01:00:00.000Z`, 'Asia/Shanghai');
  it.each([
    ['FREQ=WEEKLY;BYDAY=MO', '2026-11-30', '2026-12-01', 'FREQ=WEEKLY;BYDAY=TU'],
    ['FREQ=WEEKLY;BYDAY=MO,SU', '2026-11-30', '2026-11-29', 'FREQ=WEEKLY;BYDAY=SU,SA'],
    ['FREQ=MONTHLY;BYMONTHDAY=30', '2026-11-30', '2026-12-02', 'FREQ=MONTHLY;BYMONTHDAY=2'],
    ['FREQ=MONTHLY;BYDAY=2MO', '2026-12-14', '2026-12-15', 'FREQ=MONTHLY;BYDAY=3TU'],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-11-27', '2026-11-26', 'FREQ=MONTHLY;BYDAY=-1TH'],
    ['FREQ=DAILY', '2026-11-27', '2026-11-28', 'FREQ=DAILY'],
    ['FREQ=WEEKLY;BYDAY=MO', '2026-11-30', '2026-11-30', 'FREQ=WEEKLY;BYDAY=MO'],
  ])('%s, from %s to %s, becomes %s', (rule, from, to, expected) => {
    expect(moved(rule, from, to)).toBe(expected);
    expect(() => parseRecurrence(expected)).not.toThrow();
  });
});

const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayAfter = (day: string, by: number) => new Date(utc(day) + by * 86_400_000).toISOString().slice(0, 10);
const weekdayOf = (day: string) => (new Date(utc(day)).getUTCDay() + 6) % 7;

/** The plainest way: day by day, weeks counted from the Monday of the first. The first day is always one of them. */
function walked(first: string, days: readonly WeekdayName[], interval: number): string[] {
  const monday = dayAfter(first, -weekdayOf(first));
  return Array.from({ length: 80 }, (_, index) => dayAfter(first, index)).filter((day) => {
    const week = Math.floor((utc(day) - utc(monday)) / (7 * 86_400_000));
    return (
      day === first || (week % interval === 0 && days.includes(weekdayNames[weekdayOf(day)] as WeekdayName))
    );
  });
}

/** Found by looking at the clock and setting it right. */
function instantsAt(days: readonly string[], clock: string, zone: string): string[] {
  return days.map((day) => {
    const wanted = Date.parse(`${day}T${clock}:00Z`);
    let at = wanted;
    for (let tried = 0; tried < 5; tried++)
      at += wanted - Date.parse(`${wallClock(new Date(at), zone).replace(' ', 'T')}:00Z`);
    return new Date(at).toISOString();
  });
}
