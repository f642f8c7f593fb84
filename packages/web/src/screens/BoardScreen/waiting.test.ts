import type { ChoiceMetadata } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { waitingOf } from './waiting.ts';

const proposal: ChoiceMetadata = {
  value: 'proposal',
  label: { zh: '方案报价', en: 'Proposal' },
  rotsAfterDays: 10,
};
const now = new Date('2026-11-23T12:00:00Z');
const since = (stageSince: string) => ({ id: 1, number: null, version: 1, stageSince });
const waits = (from: string, column = proposal) => waitingOf(since(from), 'stageSince', column, now);

describe('waitingOf', () => {
  it('counts whole days', () => {
    expect(waits('2026-11-20T13:00:00Z')).toEqual({ days: 2, mark: 'fresh' });
  });

  it('marks a card beyond the limit of its stage, and more so beyond twice the limit', () => {
    expect(waits('2026-11-12T11:00:00Z')).toEqual({ days: 11, mark: 'rotting' });
    expect(waits('2026-11-02T11:00:00Z')).toEqual({ days: 21, mark: 'rotten' });
  });

  it('leaves closed stages alone', () => {
    expect(waits('2026-01-01T00:00:00Z', { ...proposal, closed: 'won' })?.mark).toBe('fresh');
  });
});
