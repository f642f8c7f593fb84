import type { CalendarEntry } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { busyEvents, eventsOf, instantBehind } from './calendarEvents.ts';

const drawing = { timeZone: 'Asia/Shanghai', modules: [], me: 7 };
const entry: CalendarEntry = {
  module: 'events',
  id: 5,
  title: '拜访',
  startsAt: '2026-11-23T01:30:00.000Z',
  endsAt: '2026-11-23T02:30:00.000Z',
  allDay: false,
  timeZone: 'Asia/Shanghai',
  kind: 'visit',
  place: null,
  done: false,
  owner: { id: 7, label: '王亚宁' },
  related: null,
  free: false,
  layer: 'own',
  editable: true,
  occurrence: null,
  series: null,
  answer: null,
};
const drawn = (more: Partial<CalendarEntry>, timeZone = 'Asia/Shanghai') =>
  eventsOf([{ ...entry, ...more }], { ...drawing, timeZone })[0];

describe('What stands in a calendar', () => {
  it('is drawn as waiting for an answer as long as it is to come (CAL-01)', () => {
    const hour = 3_600_000;
    const ending = (by: number) => ({
      answer: 'open' as const,
      endsAt: new Date(Date.now() + by).toISOString(),
    });
    expect(drawn(ending(hour))?.className).toContain('calendar-asked');
    expect(drawn(ending(-hour))?.className).not.toContain('calendar-asked');
    expect(drawn({ ...ending(hour), answer: 'declined' })?.className).toContain('calendar-declined');
  });

  it('is drawn on the clock of the user, wherever the machine stands', () => {
    expect(drawn({})).toMatchObject({ start: '2026-11-23T09:30', end: '2026-11-23T10:30', title: '拜访' });
    expect(drawn({}, 'Europe/Berlin')).toMatchObject({ start: '2026-11-23T02:30' });
    expect(instantBehind(new Date('2026-11-23T09:30:00Z'), 'Asia/Shanghai')).toBe('2026-11-23T01:30:00.000Z');
  });

  it('covers whole days where days are meant, the last included', () => {
    const day = { allDay: true, startsAt: '2026-11-22T16:00:00.000Z' };
    expect(drawn({ ...day, endsAt: '2026-11-23T16:00:00.000Z' })).toMatchObject({
      start: '2026-11-23',
      end: '2026-11-24',
    });
    expect(drawn({ ...day, endsAt: '2026-11-24T08:00:00.000Z' }, 'America/New_York')).toMatchObject({
      start: '2026-11-23',
      end: '2026-11-25',
    });
  });

  it('gives each whose free time is asked for a lane, where what overlaps is one time (CAL-01)', () => {
    const [anna, ben] = [
      { id: 3, label: '安娜' },
      { id: 4, label: '本' },
    ];
    const at = (hour: number) => `2026-11-23T0${hour}:00:00.000Z`;
    const busy = [
      { user: ben, startsAt: at(1), endsAt: at(4) },
      { user: anna, startsAt: at(1), endsAt: at(2) },
      { user: anna, startsAt: at(3), endsAt: at(5) },
      { user: ben, startsAt: at(2), endsAt: at(3) },
      { user: ben, startsAt: at(4), endsAt: at(6) },
    ];
    const shown = busyEvents(busy, [anna, ben], 'UTC', (name) => `${name} 忙碌`);
    expect(
      shown.map(({ title, start, end, extendedProps }) => [title, start, end, extendedProps?.lane]),
    ).toEqual([
      ['本 忙碌', '2026-11-23T01:00', '2026-11-23T06:00', 0],
      ['安娜 忙碌', '2026-11-23T01:00', '2026-11-23T02:00', 1],
      ['安娜 忙碌', '2026-11-23T03:00', '2026-11-23T05:00', 1],
    ]);
  });

  it('names its owner where that is somebody else', () => {
    expect(drawn({ owner: { id: 8, label: '陈浩' } })).toMatchObject({ title: '拜访 · 陈浩' });
  });
});
