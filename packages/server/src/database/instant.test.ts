import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf } from './instant.ts';

test.each([
  ['2026-11-23 09:30:00+00', '2026-11-23T09:30:00.000Z'],
  ['2026-11-23 09:30:00.5+00', '2026-11-23T09:30:00.500Z'],
  ['2026-11-23 09:30:00.999999+00', '2026-11-23T09:30:00.999Z'],
  ['2026-11-23 09:30:00.000001+00', '2026-11-23T09:30:00.000Z'],
  ['2026-11-23 17:30:00+08', '2026-11-23T09:30:00.000Z'],
])('the database writes %s, the API %s', (stored, answered) => {
  expect(instantOf(stored)).toBe(answered);
});

test('every instant is the one that Date makes of it', () => {
  const span = { min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(span), fc.nat(999), (date, micros) => {
      const [day, time = ''] = date.toISOString().split('T');
      const stored = `${day} ${time.replace('Z', String(micros).padStart(3, '0')).replace(/\.?0+$/, '')}+00`;
      expect(instantOf(stored)).toBe(date.toISOString());
    }),
  );
});
