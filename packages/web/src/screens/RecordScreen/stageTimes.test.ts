import type { HistoryEntry } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { stageTimes, wholeDays } from './stageTimes.ts';

const record = {
  id: 1,
  number: null,
  version: 4,
  stage: 'proposal',
  createdAt: '2026-11-01T00:00:00Z',
};
const now = new Date('2026-11-21T00:00:00Z');
const changed = (at: string, from: string, to: string): HistoryEntry => ({
  id: 1,
  at,
  actor: null,
  way: 'web',
  kind: 'update',
  changes: [
    { field: 'name', from: 'a', to: 'b' },
    { field: 'stage', from, to },
  ],
  note: null,
});
const days = (entries: HistoryEntry[]) =>
  Object.fromEntries(
    [...stageTimes(record, entries, 'stage', now)].map(([stage, time]) => [stage, wholeDays(time)]),
  );

describe('stageTimes', () => {
  it('counts from the creation when the stage never changed', () => {
    expect(days([])).toEqual({ proposal: 20 });
  });

  it('splits the time among the stages, newest change first', () => {
    const entries = [
      changed('2026-11-15T00:00:00Z', 'qualification', 'proposal'),
      changed('2026-11-05T00:00:00Z', 'prospecting', 'qualification'),
    ];
    expect(days(entries)).toEqual({ proposal: 6, qualification: 10, prospecting: 4 });
  });

  it('adds up a stage that was entered twice', () => {
    const entries = [
      changed('2026-11-18T00:00:00Z', 'negotiation', 'proposal'),
      changed('2026-11-10T00:00:00Z', 'proposal', 'negotiation'),
    ];
    expect(days(entries)).toEqual({ proposal: 12, negotiation: 8 });
  });
});
