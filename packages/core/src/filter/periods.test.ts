import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToDay, dayIn, instantOf } from '../fields/calendar.ts';
import { instantsOf, periodDays, periodNames } from './periods.ts';

const at = (instant: string, fiscalYearStart = 1, timeZone = 'Asia/Shanghai') => ({
  now: new Date(instant),
  timeZone,
  fiscalYearStart,
});
const monday = at('2026-11-23T02:00:00Z');
const days = (name: string, context = monday) => {
  const range = periodDays(name, context);
  return range && `${range.from} ${range.until}`;
};

describe('Periods', () => {
  it.each([
    ['today', '2026-11-23 2026-11-24'],
    ['yesterday', '2026-11-22 2026-11-23'],
    ['tomorrow', '2026-11-24 2026-11-25'],
    ['thisWeek', '2026-11-23 2026-11-30'],
    ['lastWeek', '2026-11-16 2026-11-23'],
    ['nextWeek', '2026-11-30 2026-12-07'],
    ['thisMonth', '2026-11-01 2026-12-01'],
    ['lastMonth', '2026-10-01 2026-11-01'],
    ['nextMonth', '2026-12-01 2027-01-01'],
    ['thisQuarter', '2026-10-01 2027-01-01'],
    ['lastQuarter', '2026-07-01 2026-10-01'],
    ['nextQuarter', '2027-01-01 2027-04-01'],
    ['thisYear', '2026-01-01 2027-01-01'],
    ['lastYear', '2025-01-01 2026-01-01'],
    ['last7Days', '2026-11-17 2026-11-24'],
    ['last1Days', '2026-11-23 2026-11-24'],
    ['next7Days', '2026-11-23 2026-11-30'],
    ['next1Days', '2026-11-23 2026-11-24'],
    ['ThisWeek', null],
    ['last0Days', null],
    ['last-7Days', null],
    ['last7days', null],
    ['', null],
    ['toString', null],
  ])('%s is %s', (name, range) => expect(days(name)).toBe(range));

  it('begin weeks on Monday, on Sundays too', () => {
    expect(days('thisWeek', at('2026-11-22T02:00:00Z'))).toBe('2026-11-16 2026-11-23');
    expect(days('thisWeek', at('2026-11-22T16:00:00Z'))).toBe('2026-11-23 2026-11-30');
    expect(days('thisWeek', at('2027-01-01T02:00:00Z'))).toBe('2026-12-28 2027-01-04');
  });

  it('are of the day it is where the asker is', () => {
    expect(days('today', at('2026-12-31T20:00:00Z'))).toBe('2027-01-01 2027-01-02');
    expect(days('thisYear', at('2026-12-31T20:00:00Z', 1, 'America/New_York'))).toBe('2026-01-01 2027-01-01');
  });

  it('end with the month, however long it is', () => {
    expect(days('nextMonth', at('2028-01-31T02:00:00Z'))).toBe('2028-02-01 2028-03-01');
    expect(days('lastMonth', at('2026-03-31T02:00:00Z'))).toBe('2026-02-01 2026-03-01');
    expect(days('lastYear', at('2028-02-29T02:00:00Z'))).toBe('2027-01-01 2028-01-01');
  });

  it('follow the company’s fiscal year', () => {
    expect(days('thisYear', at('2026-11-23T02:00:00Z', 4))).toBe('2026-04-01 2027-04-01');
    expect(days('thisYear', at('2026-02-23T02:00:00Z', 4))).toBe('2025-04-01 2026-04-01');
    expect(days('thisQuarter', at('2026-02-23T02:00:00Z', 4))).toBe('2026-01-01 2026-04-01');
    expect(days('thisQuarter', at('2026-11-23T02:00:00Z', 2))).toBe('2026-11-01 2027-02-01');
    expect(days('lastQuarter', at('2026-11-23T02:00:00Z', 12))).toBe('2026-06-01 2026-09-01');
  });

  const anInstant = fc.date({
    min: new Date('1990-01-01'),
    max: new Date('2090-01-01'),
    noInvalidDate: true,
  });
  const aContext = fc.record({
    now: anInstant,
    timeZone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Pacific/Auckland', 'UTC'),
    fiscalYearStart: fc.integer({ min: 1, max: 12 }),
  });
  const range = (name: string, context: Parameters<typeof periodDays>[1]) => {
    const found = periodDays(name, context);
    if (!found) throw new Error(`${name} is no period`);
    return found;
  };

  it('all begin before they end, and those of now hold today', () => {
    fc.assert(
      fc.property(aContext, (context) => {
        const today = dayIn(context.timeZone, context.now);
        for (const name of periodNames) {
          const { from, until } = range(name, context);
          expect(from < until, name).toBe(true);
          if (/^this|^today|Days$/.test(name)) expect(from <= today && today < until, name).toBe(true);
        }
      }),
    );
  });

  it('follow one another without gap or overlap', () => {
    fc.assert(
      fc.property(aContext, fc.constantFrom('Week', 'Month', 'Quarter', 'Year'), (context, unit) => {
        const [last, current, next] = ['last', 'this', 'next'].map((which) => range(which + unit, context));
        expect(last?.until).toBe(current?.from);
        expect(current?.until).toBe(next?.from);
      }),
    );
  });

  it('nest: quarters fill the year, and both begin with a month', () => {
    fc.assert(
      fc.property(aContext, (context) => {
        const [year, quarter] = [range('thisYear', context), range('thisQuarter', context)];
        expect(quarter.from >= year.from && quarter.until <= year.until).toBe(true);
        const quarters = [0, 3, 6, 9].map((months) => addToDay(year.from, months, 'month'));
        expect(quarters).toContain(quarter.from);
        expect(Number(year.from.slice(5, 7))).toBe(context.fiscalYearStart);
        expect(addToDay(year.from, 1, 'year')).toBe(year.until);
      }),
    );
  });

  it('have as many days as they say', () => {
    fc.assert(
      fc.property(aContext, fc.integer({ min: 1, max: 9999 }), (context, count) => {
        for (const which of ['last', 'next']) {
          const { from, until } = range(`${which}${count}Days`, context);
          expect((Date.parse(until) - Date.parse(from)) / 86_400_000).toBe(count);
        }
      }),
    );
  });

  it('become instants at midnight where the asker is', () => {
    expect(instantsOf({ from: '2026-11-23', until: '2026-11-24' }, 'Asia/Shanghai')).toEqual({
      from: '2026-11-22T16:00:00.000Z',
      until: '2026-11-23T16:00:00.000Z',
    });
    const { from, until } = instantsOf({ from: '2026-03-08', until: '2026-03-09' }, 'America/New_York');
    expect((Date.parse(until) - Date.parse(from)) / 3_600_000).toBe(23);
    // Midnight of 2019-03-31 was skipped in Beirut: the day began at one.
    expect(instantOf('2019-03-31 00:00:00', 'Asia/Beirut').toISOString()).toBe('2019-03-30T22:00:00.000Z');
  });
});
