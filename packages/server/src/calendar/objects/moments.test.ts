import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { momentIn } from './moments.ts';

const zone = 'Asia/Shanghai';
const property = (line: string) =>
  new ICAL.Component(
    ICAL.parse(`BEGIN:VEVENT\r\n${line}\r\nEND:VEVENT`),
  ).getAllProperties()[0] as ICAL.Property;

describe('A time that another program sends (CAL-04)', () => {
  it.each([
    ['DTSTART:20280229T010000Z', '2028-02-29T01:00:00.000Z'],
    ['DTSTART;TZID=Asia/Tokyo:20261201T090000', '2026-12-01T00:00:00.000Z'],
    ['DTSTART;VALUE=DATE:20261201', '2026-11-30T16:00:00.000Z'],
    ['DTSTART:20261201T090000', '2026-12-01T01:00:00.000Z'],
  ])('%s is read', (line, at) => {
    expect(momentIn(property(line), zone).at).toBe(at);
  });

  it.each([
    'DTSTART:20260230T010000Z',
    'DTSTART;VALUE=DATE:20261301',
    'DTSTART:20261201T250000Z',
    'DTSTART;TZID=Asia/Tokyo:20261201T096000',
  ])('%s is none: it becomes no other day', (line) => {
    expect(() => momentIn(property(line), zone)).toThrow();
  });

  it('is looked at one by one where a property has several', () => {
    const days = property('EXDATE:20270228T010000Z,20270230T010000Z');
    expect(momentIn(days, zone, 0).at).toBe('2027-02-28T01:00:00.000Z');
    expect(() => momentIn(days, zone, 1)).toThrow();
  });
});
