import type { CalendarEntry } from '@gejie/core';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { feedText } from './feedText.ts';

const entry: CalendarEntry = {
  module: 'events',
  id: 5,
  title: '拜访',
  startsAt: '2026-11-23T01:30:00.000Z',
  endsAt: '2026-11-23T02:30:00.000Z',
  allDay: false,
  timeZone: 'Asia/Shanghai',
  kind: null,
  place: null,
  done: false,
  owner: null,
  related: null,
  free: false,
  layer: 'own',
  editable: true,
  occurrence: null,
  series: null,
  answer: null,
};
const text = (more: Partial<CalendarEntry>) =>
  feedText({
    name: '格界 · 安娜',
    entries: [{ ...entry, ...more }],
    timeZone: 'Asia/Shanghai',
    now: new Date('2026-11-23T02:00:00.500Z'),
  });

describe('CAL-04 The text of a feed', () => {
  test('has no line longer than programs take, and reads as what was written, whatever that is', () => {
    const written = fc.string({ unit: 'grapheme', maxLength: 200 });
    const awkward = fc.array(
      fc.constantFrom('\\', ';', ',', '\n', '\r\n', '\u0000', '"', ':', '客', '😀', 'a'),
      {
        maxLength: 120,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          written,
          awkward.map((parts) => parts.join('')),
        ),
        (title) => {
          const given = text({ title, place: title });
          for (const line of given.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          const event = new ICAL.Event(
            new ICAL.Component(ICAL.parse(given)).getFirstSubcomponent('vevent') ?? undefined,
          );
          // biome-ignore lint/suspicious/noControlCharactersInRegex: no text of a calendar has them.
          const told = title.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
          expect(event.summary ?? '').toBe(told);
        },
      ),
    );
  });

  test('gives times in UTC, and whole days on the calendar of their zone', () => {
    expect(text({})).toContain('DTSTART:20261123T013000Z\r\nDTEND:20261123T023000Z\r\n');
    expect(text({})).toContain('DTSTAMP:20261123T020000Z\r\n');
    const days = { allDay: true, startsAt: '2026-12-01T16:00:00.000Z', endsAt: '2026-12-03T16:00:00.000Z' };
    expect(text(days)).toContain('DTSTART;VALUE=DATE:20261202\r\nDTEND;VALUE=DATE:20261204\r\n');
    expect(text({ occurrence: '2026-11-23T01:30:00.000Z' })).toContain(
      'UID:events-5-2026-11-23T01:30:00.000Z@gejie\r\n',
    );
    expect(text({ free: true })).toContain('TRANSP:TRANSPARENT\r\n');
  });
});
