import { describe, expect, it } from 'vitest';
import { changing, creating, faulty, now } from '../../rules.fixture.ts';
import { calendarEventRules } from './calendarEvent.rules.ts';

const planned = { status: 'planned', timeZone: 'Asia/Shanghai' };
const nine = '2026-11-23T01:00:00.000Z';
const ten = '2026-11-23T02:00:00.000Z';
const noon = '2026-11-23T04:00:00.000Z';

describe('Events (CAL-01, CAL-02)', () => {
  it('An event whose end is not given lasts an hour', () => {
    expect(creating(calendarEventRules, { startsAt: nine }).record.endsAt).toBe(ten);
    expect(creating(calendarEventRules, { startsAt: nine, endsAt: noon }).record.endsAt).toBe(noon);
  });

  it('An event that begins at another time lasts as long as before', () => {
    const before = { ...planned, startsAt: nine, endsAt: ten };
    expect(changing(calendarEventRules, before, { startsAt: noon }).record.endsAt).toBe(
      '2026-11-23T05:00:00.000Z',
    );
    expect(changing(calendarEventRules, before, { startsAt: nine, endsAt: noon }).record.endsAt).toBe(noon);
  });

  it('An event that is moved still tells when it was to start at first; a series is no plan of one time', () => {
    const before = { ...planned, startsAt: nine, endsAt: ten };
    const moved = changing(calendarEventRules, before, { startsAt: noon }).record;
    expect(moved.firstStart).toBe(nine);
    expect(changing(calendarEventRules, moved, { startsAt: ten }).record.firstStart).toBe(nine);
    expect(changing(calendarEventRules, moved, { startsAt: nine }).record.firstStart).toBeNull();
    const series = { ...before, recurrence: 'FREQ=WEEKLY' };
    expect(changing(calendarEventRules, series, { startsAt: noon }).record.firstStart).toBeNull();
    expect(changing(calendarEventRules, moved, { recurrence: 'FREQ=WEEKLY' }).record.firstStart).toBeNull();
  });

  it('An event ends after it has started', () => {
    expect(faulty(creating(calendarEventRules, { startsAt: ten, endsAt: nine }))).toEqual(['endsAt']);
    expect(faulty(creating(calendarEventRules, { startsAt: ten, endsAt: ten }))).toEqual([]);
    expect(
      faulty(creating(calendarEventRules, { startsAt: nine, endsAt: '2028-11-23T01:00:00.000Z' })),
    ).toEqual(['endsAt']);
  });

  it('An event ends within the year 9999', () => {
    const last = { startsAt: '9999-12-31T22:30:00.000Z' };
    expect(faulty(creating(calendarEventRules, last))).toEqual([]);
    expect(faulty(creating(calendarEventRules, { startsAt: '9999-12-31T23:30:00.000Z' }))).toEqual([
      'endsAt',
    ]);
  });

  it('An event is held when its actual end is known, and that is after its beginning', () => {
    const before = { ...planned, startsAt: nine, endsAt: ten };
    expect(changing(calendarEventRules, before, { actualEnd: ten }).record.status).toBe('held');
    expect(changing(calendarEventRules, before, { actualEnd: ten, status: 'cancelled' }).record.status).toBe(
      'cancelled',
    );
    expect(faulty(changing(calendarEventRules, before, { actualStart: ten, actualEnd: nine }))).toEqual([
      'actualEnd',
    ]);
  });

  it('An event that is held ended as planned, or just now, unless somebody says when', () => {
    const before = { ...planned, startsAt: nine, endsAt: ten };
    const ended = (more: object) =>
      changing(calendarEventRules, { ...before, ...more }, { status: 'held' }).record.actualEnd;
    expect(ended({ endsAt: '2026-11-23T01:30:00.000Z' })).toBe('2026-11-23T01:30:00.000Z');
    expect(ended({ endsAt: noon })).toBe(now.toISOString());
    expect(ended({ actualEnd: noon })).toBe(noon);
  });

  it('A time zone is one that there is', () => {
    expect(faulty(creating(calendarEventRules, { startsAt: nine, timeZone: 'Mars/Olympus' }))).toEqual([
      'timeZone',
    ]);
  });

  it('A series does not end before it begins, by the clock of its zone', () => {
    const series = (until: string, more: object = {}) =>
      faulty(
        creating(calendarEventRules, {
          ...planned,
          startsAt: nine,
          endsAt: ten,
          recurrence: `FREQ=DAILY;UNTIL=${until}`,
          ...more,
        }),
      );
    expect(series('20200101T000000Z')).toEqual(['recurrence']);
    expect(series('20261122')).toEqual(['recurrence']);
    expect(series('20261123T005959Z')).toEqual(['recurrence']);
    expect(series('20261123')).toEqual([]);
    expect(series('20261123T010000Z')).toEqual([]);
    // Seven in the evening of the day before, in New York.
    expect(series('20261122', { timeZone: 'America/New_York' })).toEqual([]);
    // One that cannot be read is told so by its field, a zone by its own rule.
    expect(series('20261122', { timeZone: 'Mars/Olympus' })).toEqual(['timeZone']);
  });

  it('What came of a series stands with each of its occurrences, and those don’t repeat', () => {
    const series = { ...planned, startsAt: nine, endsAt: ten, recurrence: 'FREQ=DAILY' };
    expect(faulty(changing(calendarEventRules, series, { status: 'held' }))).toEqual(['status']);
    expect(faulty(changing(calendarEventRules, series, { status: 'cancelled' }))).toEqual([]);
    const occurrence = { ...planned, startsAt: nine, endsAt: ten, series: 7 };
    expect(faulty(changing(calendarEventRules, occurrence, { recurrence: 'FREQ=DAILY' }))).toEqual([
      'recurrence',
    ]);
  });
});
