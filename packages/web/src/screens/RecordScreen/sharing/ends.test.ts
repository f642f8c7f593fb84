import { expect, test } from 'vitest';
import { daysBetween, endOf } from './ends.ts';

test('A share until Friday ends on the Friday of this week, on Friday the same day, at the weekend the next one', () => {
  expect(endOf('friday', '2026-11-25')).toBe('2026-11-27');
  expect(endOf('friday', '2026-11-27')).toBe('2026-11-27');
  expect(endOf('friday', '2026-11-28')).toBe('2026-12-04');
});

test('Other ends are so many days on, or none', () => {
  expect(endOf('never', '2026-11-25')).toBeNull();
  expect(endOf('today', '2026-11-25')).toBe('2026-11-25');
  expect(endOf('week', '2026-11-25')).toBe('2026-12-02');
  expect(endOf('month', '2026-12-25')).toBe('2027-01-24');
  expect(daysBetween('2026-11-25', '2026-12-02')).toBe(7);
});
