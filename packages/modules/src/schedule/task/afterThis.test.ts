import { describe, expect, it } from 'vitest';
import { afterThis } from './afterThis.ts';

const now = new Date('2026-11-23T02:00:00Z');
const daily = (recurrence: string, dueAt = '2026-11-23T09:30:00.000Z', timeZone = 'Asia/Shanghai') =>
  afterThis({ recurrence, dueAt, timeZone }, now);

describe('What a repeating task leaves to do (CAL-01)', () => {
  it('is due the next time, also when this one was done early', () => {
    expect(daily('FREQ=DAILY')).toEqual({ dueAt: '2026-11-24T09:30:00.000Z', recurrence: 'FREQ=DAILY' });
    expect(daily('FREQ=MONTHLY', '2026-12-31T09:30:00.000Z')?.dueAt).toBe('2027-01-31T09:30:00.000Z');
  });

  it('comes once, however many times went by', () => {
    expect(daily('FREQ=WEEKLY', '2026-10-05T01:00:00.000Z')?.dueAt).toBe('2026-11-30T01:00:00.000Z');
  });

  it('keeps to the clock of its zone across daylight saving', () => {
    expect(daily('FREQ=WEEKLY', '2027-03-10T14:00:00.000Z', 'America/New_York')?.dueAt).toBe(
      '2027-03-17T13:00:00.000Z',
    );
  });

  it('is as often as the rule has left, and then no more', () => {
    expect(daily('FREQ=DAILY;COUNT=3')?.recurrence).toBe('FREQ=DAILY;COUNT=2');
    expect(daily('FREQ=DAILY;COUNT=1')).toBeNull();
    expect(daily('FREQ=DAILY;UNTIL=20261123')).toBeNull();
    // Two of five have gone by.
    expect(daily('FREQ=WEEKLY;COUNT=5', '2026-11-10T09:30:00.000Z')?.recurrence).toBe('FREQ=WEEKLY;COUNT=3');
  });

  it('passes over days that were taken out', () => {
    expect(daily('FREQ=DAILY\nEXDATE:20261124T093000Z')?.dueAt).toBe('2026-11-25T09:30:00.000Z');
  });
});
