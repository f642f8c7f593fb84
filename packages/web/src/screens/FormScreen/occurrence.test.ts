import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { expect, test } from 'vitest';
import { asOccurrence } from './occurrence.ts';

test('CAL-01 An occurrence is edited at its own time and as long as its series lasts; the rule goes along with those that follow', () => {
  const module = {
    calendar: { start: 'startsAt', end: 'endsAt', repeats: { rule: 'recurrence' } },
  } as unknown as ModuleMetadata;
  const series = {
    id: 7,
    subject: '周会',
    startsAt: '2026-11-23T02:00:00.000Z',
    endsAt: '2026-11-23T03:30:00.000Z',
    recurrence: 'FREQ=WEEKLY',
  } as unknown as AnsweredRecord;
  const at = '2026-12-07T02:00:00.000Z';
  const single = asOccurrence(module, series, { at, scope: 'this' });
  expect(single).toEqual({
    ...series,
    startsAt: at,
    endsAt: '2026-12-07T03:30:00.000Z',
    recurrence: null,
  });
  expect(asOccurrence(module, series, { at, scope: 'following' }).recurrence).toBe('FREQ=WEEKLY');
});
