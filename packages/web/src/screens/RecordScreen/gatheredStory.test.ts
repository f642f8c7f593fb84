import type { TimelineEntry } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { gatheredStory } from './gatheredStory.ts';

let ids = 0;
const made = (second: number, part: Partial<TimelineEntry> = {}): TimelineEntry => {
  ids += 1;
  return {
    id: String(ids),
    at: new Date(Date.UTC(2026, 10, 26, 9, 0, second)).toISOString(),
    actor: { id: 7, label: '吴静' },
    kind: 'related',
    way: 'web',
    text: null,
    changes: [],
    about: { id: ids, label: `行 ${ids}`, module: 'stock-counts' },
    action: null,
    ...part,
  };
};
const sizes = (entries: TimelineEntry[]) => gatheredStory(entries).map((one) => one.entries.length);

describe('What was made in one go is told once (PLT-02)', () => {
  it('gathers many records of one module that one person made within the minute', () => {
    expect(sizes([5, 4, 3, 2, 1].map((second) => made(second)))).toEqual([5]);
  });

  it('gathers what went along in one transfer, and keeps apart those that were given another reason (ACC-06)', () => {
    const moved = (second: number, part: Partial<TimelineEntry> = {}) => {
      const on = { id: second + 10, label: '周敏', module: 'contacts' };
      return made(second, { kind: 'action', action: 'transfer', text: '换区', about: null, on, ...part });
    };
    const contacts = [5, 4, 3, 2].map((second) => moved(second));
    expect(sizes([...contacts, moved(1, { on: undefined })])).toEqual([4, 1]);
    expect(sizes([...contacts, moved(1, { text: '离职' })])).toEqual([4, 1]);
    expect(sizes([...contacts, moved(1, { action: 'transferAccepted' })])).toEqual([4, 1]);
  });

  it('tells a few one by one', () => {
    expect(sizes([3, 2, 1].map((second) => made(second)))).toEqual([1, 1, 1]);
  });

  it('keeps apart what others made, what is of another module, what says something, and what came later', () => {
    const plain = [4, 3, 2, 1].map((second) => made(second));
    expect(sizes([...plain, made(0, { actor: { id: 8, label: '陈浩' } })])).toEqual([4, 1]);
    expect(sizes([...plain, made(0, { about: { id: 1, label: '任务', module: 'tasks' } })])).toEqual([4, 1]);
    expect(sizes([made(5, { text: '已联系' }), ...plain])).toEqual([1, 4]);
    expect(sizes([...plain, made(-120)])).toEqual([4, 1]);
  });
});
