import type { AnsweredRecord } from '@gejie/core';
import { expect, test } from 'vitest';
import { startOfFinish } from './startOfFinish.ts';

const planned = {
  id: 7,
  startsAt: '2026-11-23T01:00:00.000Z',
  endsAt: '2026-11-23T02:00:00.000Z',
  actualStart: null,
  actualEnd: null,
} as unknown as AnsweredRecord;
const at = (clock: string) => new Date(`2026-11-23T${clock}:00.000Z`);

test('CAL-02 What is finished began and ended as planned, for who checked in as it was', () => {
  expect(startOfFinish(planned, at('09:00'))).toMatchObject({
    actualStart: planned.startsAt,
    actualEnd: planned.endsAt,
  });
  expect(startOfFinish(planned, at('01:30')).actualEnd).toBe('2026-11-23T01:30:00.000Z');
  const there = { ...planned, actualStart: '2026-11-23T01:20:00.000Z' };
  expect(startOfFinish(there, at('02:45'))).toMatchObject({
    actualStart: '2026-11-23T01:20:00.000Z',
    actualEnd: '2026-11-23T02:45:00.000Z',
  });
  // Told of on the next day.
  expect(startOfFinish(there, new Date('2026-11-24T01:00:00Z')).actualEnd).toBe(planned.endsAt);
  // Nobody ends before having come.
  const late = { ...planned, actualStart: '2026-11-23T03:00:00.000Z' };
  expect(startOfFinish(late, new Date('2026-11-24T01:00:00Z')).actualEnd).toBe('2026-11-23T03:00:00.000Z');
});
