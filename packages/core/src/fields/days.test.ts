import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addToDay,
  clockFromText,
  dayFromText,
  dayIn,
  instantOf,
  isCalendarDay,
  wallClock,
} from './calendar.ts';
import { date } from './date.ts';
import { dateTime } from './dateTime.ts';
import { context, imported, parsed, shown } from './fields.fixture.ts';
import { time } from './time.ts';

describe('Days', () => {
  const field = date('日期');
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2028-02-29', '2028-02-29'],
    ['$today', '2026-11-23'],
    ['2026-02-29', '! notDate'],
    ['2026-02-30', '! notDate'],
    ['2026-13-01', '! notDate'],
    ['2026-00-10', '! notDate'],
    ['0999-01-01', '! notDate'],
    ['10000-01-01', '! notDate'],
    ['2026-11-23T00:00:00Z', '! notDate'],
    ['2026/11/23', '! notDate'],
    ['２０２６-11-23', '! notDate'],
    ['明天', '! notDate'],
    [20_261_123, '! notDate'],
    [null, '! notDate'],
    [{}, '! notDate'],
  ])('%j becomes %j', (input, value) => expect(parsed(field, input)).toBe(value));

  it.each([
    ['2026/11/3', '2026-11-03'],
    ['2026.11.3', '2026-11-03'],
    ['2026年11月3日', '2026-11-03'],
    ['2026年11月3日 星期二', '2026-11-03'],
    ['2026年11月3日（周二）', '2026-11-03'],
    ['20261103', '2026-11-03'],
    ['２０２６－１１－０３', '2026-11-03'],
    ['2026-11-03 00:00:00', '2026-11-03'],
    ['2026-11-03T09:30:00Z', '2026-11-03'],
    ['46329', '2026-11-03'],
    ['46329.75', '2026-11-03'],
    ['61', '1900-03-01'],
    ['60', '! notDate'],
    ['1', '! notDate'],
    ['2026-11-231', '! notDate'],
    ['2026-11-23abc', '! notDate'],
    ['2026-2-30', '! notDate'],
    ['20260230', '! notDate'],
    ['11/23/2026', '! notDate'],
    ['2026年11月', '! notDate'],
  ])('a cell %j becomes %j', (cell, value) => expect(imported(field, cell)).toBe(value));

  it('keep within their limits, which operands need not', () => {
    const limited = date('日期', { min: '2026-01-01', max: '2026-12-31' });
    expect(parsed(limited, '2025-12-31')).toBe('! tooSmall');
    expect(parsed(limited, '2027-01-01')).toBe('! tooLarge');
    expect(limited.type.parseOperand?.('2020-01-01', 'gte', limited, context)).toBe('2020-01-01');
  });

  it('exist or not as the calendar has it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (year, month, day) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
          const longest = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
          expect(isCalendarDay(text)).toBe(day >= 1 && day <= longest);
        },
      ),
    );
  });

  it('move by days, months and years, clipped at the end of a month', () => {
    expect(addToDay('2026-01-31', 1, 'month')).toBe('2026-02-28');
    expect(addToDay('2028-01-31', 1, 'month')).toBe('2028-02-29');
    expect(addToDay('2028-02-29', 1, 'year')).toBe('2029-02-28');
    expect(addToDay('2026-03-31', -1, 'month')).toBe('2026-02-28');
    expect(addToDay('2026-12-31', 1, 'day')).toBe('2027-01-01');
    expect(addToDay('2026-03-08', 1, 'day')).toBe('2026-03-09');
  });
});

describe('Instants', () => {
  const field = dateTime('时间');
  it.each([
    ['2026-11-23T09:30:00.000Z', '2026-11-23T09:30:00.000Z'],
    ['2026-11-23T09:30:00+08:00', '2026-11-23T01:30:00.000Z'],
    ['2026-11-23T09:30:00+0800', '2026-11-23T01:30:00.000Z'],
    ['2026-11-23 09:30', '2026-11-23T01:30:00.000Z'],
    ['2026-11-23', '2026-11-22T16:00:00.000Z'],
    ['2026-11-23T09:30:15.123456789Z', '2026-11-23T09:30:15.123Z'],
    ['$now', '2026-11-23T02:00:00.000Z'],
    ['2026-02-30T00:00:00Z', '! notDateTime'],
    ['2026-11-23T24:00:00Z', '! notDateTime'],
    ['2026-11-23T09:60:00Z', '! notDateTime'],
    ['2026-11-23T09:30:60Z', '! notDateTime'],
    ['2026-11-23T09:30:00+99:99', '! notDateTime'],
    ['9999-12-31T23:59:59-12:00', '! notDateTime'],
    ['1000-01-01T00:00:00+14:00', '! notDateTime'],
    ['now', '! notDateTime'],
    [1_795_000_000_000, '! notDateTime'],
    ['2'.repeat(1000), '! notDateTime'],
  ])('%j becomes %j', (input, value) => expect(parsed(field, input)).toBe(value));

  it.each([
    ['2026/11/23 9:30', '2026-11-23T01:30:00.000Z'],
    ['2026年11月23日 09:30:15', '2026-11-23T01:30:15.000Z'],
    ['2026-11-23T09:30:00Z', '2026-11-23T09:30:00.000Z'],
    ['2026-11-23T09:30:00.5+02:00', '2026-11-23T07:30:00.500Z'],
    ['2026-11-23 3:20 PM', '2026-11-23T07:20:00.000Z'],
    ['2026-11-23 下午 3:20', '2026-11-23T07:20:00.000Z'],
    ['2026-11-23 上午12:05', '2026-11-22T16:05:00.000Z'],
    ['2026-11-23 12:05 PM', '2026-11-23T04:05:00.000Z'],
    ['46349.5', '2026-11-23T04:00:00.000Z'],
    ['46348.999999999', '2026-11-22T16:00:00.000Z'],
    ['2026-11-23', '2026-11-22T16:00:00.000Z'],
    ['2026-11-23 9点半', '! notDateTime'],
    ['2026-11-23 09:30 uhr', '! notDateTime'],
    ['2026-11-23 25:00', '! notDateTime'],
    ['2026-11-23 15:20 PM', '! notDateTime'],
  ])('a cell %j becomes %j', (cell, value) => expect(imported(field, cell)).toBe(value));

  it('are shown on the reader’s clock', () => {
    expect(shown(field, '2026-11-23T16:30:00.000Z')).toBe('2026-11-24 00:30');
    const there = { ...context, timeZone: 'America/New_York' };
    expect(shown(field, '2026-11-23T16:30:00.000Z', there)).toBe('2026-11-23 11:30');
  });
});

describe('Clocks of the world', () => {
  const zones = [
    'Asia/Shanghai',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'UTC',
  ];
  const anInstant = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2100-01-01'),
    noInvalidDate: true,
  });

  it('say what a wall clock says, back and forth, but in the hour that comes twice', () => {
    fc.assert(
      fc.property(anInstant, fc.constantFrom(...zones), (instant, zone) => {
        const minute = new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
        const clock = wallClock(minute, zone);
        const back = instantOf(`${clock}:00`, zone);
        expect(wallClock(back, zone)).toBe(clock);
        expect(dayIn(zone, minute)).toBe(clock.slice(0, 10));
      }),
    );
  });

  it('move a time that is skipped forward, and take the first of one that comes twice', () => {
    expect(instantOf('2026-03-08 02:30:00', 'America/New_York').toISOString()).toBe(
      '2026-03-08T07:30:00.000Z',
    );
    expect(instantOf('2026-11-01 01:30:00', 'America/New_York').toISOString()).toBe(
      '2026-11-01T05:30:00.000Z',
    );
    expect(instantOf('2026-04-05 01:45:00', 'Australia/Lord_Howe').toISOString()).toBe(
      '2026-04-04T14:45:00.000Z',
    );
  });

  it('go on to the edges of time', () => {
    expect(dayIn('Asia/Shanghai', new Date('1970-01-01T00:00:00Z'))).toBe('1970-01-01');
    expect(dayIn('Asia/Shanghai', new Date('9999-12-31T15:59:59.999Z'))).toBe('9999-12-31');
    expect(dayIn('America/New_York', new Date('1999-12-31T23:59:59Z'))).toBe('1999-12-31');
    expect(dayIn('Pacific/Kiritimati', new Date('2026-12-31T10:00:00Z'))).toBe('2027-01-01');
  });
});

describe('Times of day', () => {
  const field = time('时间');
  it.each([
    ['9:30', '09:30'],
    ['09:30:59', '09:30'],
    ['23:59', '23:59'],
    ['24:00', '! notTime'],
    ['9:60', '! notTime'],
    ['930', '! notTime'],
    [9.5, '! notTime'],
    ['', '! notTime'],
  ])('%j becomes %j', (input, value) => expect(parsed(field, input)).toBe(value));

  it.each([
    ['0.5', '12:00'],
    ['.75', '18:00'],
    ['９：３０', '09:30'],
    ['下午3:20', '15:20'],
    ['3:20 am', '03:20'],
    ['noon', '! notTime'],
  ])('a cell %j becomes %j', (cell, value) => expect(imported(field, cell)).toBe(value));

  it('come from the column without seconds', () => {
    expect(field.type.fromColumn?.('09:30:00', field)).toBe('09:30');
  });
});

describe('What spreadsheets write', () => {
  it('is told from what they don’t', () => {
    expect(dayFromText('')).toBeNull();
    expect(dayFromText('99999')).toEqual({ day: '2173-10-13', rest: '' });
    expect(clockFromText(' 9:30')).toBe('09:30');
    expect(clockFromText('9:5')).toBeNull();
    expect(clockFromText('13:00 PM')).toBeNull();
  });
});
