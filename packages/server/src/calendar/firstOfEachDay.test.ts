import type { CalendarEntry } from '@gejie/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDrawn, firstOfEachDay } from './firstOfEachDay.ts';
import { wholeDays } from './wholeDays.ts';

const timeZone = 'Asia/Shanghai';
const span = { from: new Date('2026-11-01T16:00:00Z'), until: new Date('2026-11-08T16:00:00Z'), timeZone };
const hour = 3_600_000;
const entry = (id: number, startsAt: string, endsAt = startsAt, more: Partial<CalendarEntry> = {}) =>
  ({ id, startsAt, endsAt, allDay: false, timeZone: null, ...more }) as CalendarEntry;
const first = (entries: CalendarEntry[], most: number) => {
  const { entries: shown, crowded } = firstOfEachDay(entries.toSorted(asDrawn), span, most);
  return { ids: shown.map(({ id }) => id), crowded };
};

describe('The first entries of each day (CAL-01)', () => {
  it('are those that begin first, and what lasts several days counts in each of them', () => {
    const fair = entry(1, '2026-11-02T16:00:00.000Z', '2026-11-05T16:00:00.000Z', { allDay: true, timeZone });
    const calls = [2, 3, 4].map((id) => entry(id, `2026-11-03T0${id}:00:00.000Z`));
    const late = entry(5, '2026-11-03T15:00:00.000Z', '2026-11-03T16:00:00.000Z');
    expect(first([late, ...calls, fair], 2)).toEqual({
      ids: [1, 2],
      crowded: [{ day: '2026-11-03', count: 5 }],
    });
    expect(first([late, ...calls, fair], 5)).toEqual({ ids: [1, 2, 3, 4, 5], crowded: [] });
  });

  it('begin with what goes on from the day before the span, and midnight ends the day before it', () => {
    const night = entry(1, '2026-11-01T10:00:00.000Z', '2026-11-01T20:00:00.000Z');
    const evening = entry(2, '2026-11-02T12:00:00.000Z', '2026-11-02T16:00:00.000Z');
    const morning = entry(3, '2026-11-03T01:00:00.000Z');
    expect(first([night, evening, morning], 1)).toEqual({
      ids: [1, 3],
      crowded: [{ day: '2026-11-02', count: 2 }],
    });
  });

  it('are as many as a plain count over the days finds, whatever there is', () => {
    const start = span.from.getTime() - 30 * hour;
    const any = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 220 }),
        lasting: fc.integer({ min: 0, max: 60 }),
        allDay: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    const days = ['02', '03', '04', '05', '06', '07', '08'].map((day) => `2026-11-${day}`);
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 5 }), (some, most) => {
        const entries = some
          .map(({ at, lasting, allDay }, id) =>
            entry(
              id,
              new Date(start + at * hour).toISOString(),
              new Date(start + (at + lasting) * hour).toISOString(),
              { allDay },
            ),
          )
          .filter(
            ({ startsAt, endsAt }) => endsAt > span.from.toISOString() && startsAt < span.until.toISOString(),
          )
          .sort(asDrawn);
        const { entries: shown, crowded } = firstOfEachDay(entries, span, most);
        for (const day of days) {
          const of = (list: CalendarEntry[]) =>
            list.filter((one) => {
              const { first: begin, after } = wholeDays(one, timeZone);
              return begin <= day && day < after;
            });
          const all = of(entries);
          expect(of(shown).slice(0, most)).toEqual(all.slice(0, most));
          expect(crowded.find((one) => one.day === day)?.count ?? null).toBe(
            all.length > most ? all.length : null,
          );
        }
      }),
    );
  });
});
