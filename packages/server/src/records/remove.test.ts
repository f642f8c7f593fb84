import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../access/session.ts';
import { allRights, codes, openRecordBench, type RecordBench, refusal } from './records.fixture.ts';

let bench: RecordBench;
let anna: Session;
let boss: Session;

beforeAll(async () => {
  bench = await openRecordBench();
  anna = await bench.person('安娜');
  boss = await bench.person('老板', { rights: allRights, functions: ['purge'] });
});

afterAll(() => bench.close());

describe('The recycle bin', () => {
  test('keeps who and when, refuses what is still referred to, restores, purges', async () => {
    const parent = await bench.records.create(boss, 'firm', { name: '待删' });
    const child = await bench.records.create(boss, 'firm', { name: '子公司', parent: parent.id });
    const { id } = await bench.records.create(boss, 'deal', {
      name: '挂着',
      firm: parent.id,
      related: { module: 'firms', id: parent.id },
    });
    expect((await refusal(bench.records.remove(boss, 'firm', parent.id))).kind).toBe('state');
    await bench.records.update(boss, 'deal', id, { firm: child.id });
    await bench.records.remove(boss, 'firm', parent.id);
    expect(await bench.records.get(boss, 'firm', child.id)).toMatchObject({ parent: null });
    const bin = await bench.records.find(boss, 'firm', { deleted: true, where: { name: '待删' } });
    expect(bin.records[0]).toMatchObject({
      id: parent.id,
      deletedBy: { label: '老板' },
      deletedAt: expect.any(String),
    });
    expect((await bench.records.find(boss, 'firm', { where: { name: '待删' } })).records).toEqual([]);
    expect((await refusal(bench.records.update(boss, 'firm', parent.id, { name: 'x' }))).kind).toBe('state');
    expect((await refusal(bench.records.purge(anna, 'firm', parent.id))).kind).toBe('notFound');
    await bench.records.restore(boss, 'firm', parent.id);
    // What pointed at it does so again.
    expect(await bench.records.get(boss, 'firm', child.id)).toMatchObject({ parent: { id: parent.id } });
    expect((await refusal(bench.records.purge(boss, 'firm', parent.id))).kind).toBe('state');
    await bench.records.remove(boss, 'firm', parent.id);
    await bench.records.purge(boss, 'firm', parent.id);
    expect(await bench.records.get(boss, 'deal', id)).toMatchObject({
      related: { id: parent.id, label: '待删' },
    });
    expect((await refusal(bench.records.get(boss, 'firm', parent.id))).kind).toBe('notFound');
  });
});

describe('Restoring', () => {
  test('links that were emptied come back where nothing else has taken their place, many at once too. PLT-07', async () => {
    const parent = await bench.records.create(boss, 'firm', { name: '母公司' });
    const other = await bench.records.create(boss, 'firm', { name: '别家' });
    const [left, moved] = await Promise.all(
      ['留下', '改投'].map((name) => bench.records.create(boss, 'firm', { name, parent: parent.id })),
    );
    await bench.records.remove(boss, 'firm', parent.id);
    await bench.records.update(boss, 'firm', Number(moved?.id), { parent: other.id });
    await bench.records.restoreBatch(boss, 'firm', [parent.id]);
    expect(await bench.records.get(boss, 'firm', Number(left?.id))).toMatchObject({
      parent: { id: parent.id },
    });
    expect(await bench.records.get(boss, 'firm', Number(moved?.id))).toMatchObject({
      parent: { id: other.id },
    });
  });
});

describe('History', () => {
  test('as of a past day gives the record as it was, with names of references', async () => {
    bench.clock.now = new Date('2026-01-05T02:00:00Z');
    const firm = await bench.records.create(boss, 'firm', { name: '旧名' });
    const { id } = await bench.records.create(boss, 'deal', { name: '往事', firm: firm.id, amount: '1' });
    bench.clock.now = new Date('2026-02-05T02:00:00Z');
    await bench.records.update(boss, 'deal', id, { amount: '2', stage: 'won' });
    bench.clock.now = new Date('2026-03-05T02:00:00Z');
    await bench.records.update(boss, 'deal', id, { amount: '3', owner: anna.user?.id });
    bench.clock.now = new Date('2026-11-23T02:00:00Z');
    expect(await bench.records.asOf(boss, 'deal', id, '2026-01-31')).toMatchObject({
      amount: '1.00',
      stage: 'open',
      chance: 50,
      version: 1,
      owner: { label: '老板' },
      expected: '0.50',
    });
    expect(await bench.records.asOf(boss, 'deal', id, '2026-02-05')).toMatchObject({
      amount: '2.00',
      stage: 'won',
      version: 2,
    });
    expect(await bench.records.asOf(boss, 'deal', id, '2026-11-23')).toMatchObject({
      amount: '3.00',
      version: 3,
      owner: { label: '安娜' },
    });
    expect((await refusal(bench.records.asOf(boss, 'deal', id, '2025-12-31'))).kind).toBe('notFound');
    expect(codes(await refusal(bench.records.asOf(boss, 'deal', id, '2026-02-30')))).toEqual({
      at: 'notDateTime',
    });
    const { entries } = await bench.records.history(boss, 'deal', id, {});
    expect(entries.map(({ kind }) => kind)).toEqual(['update', 'update', 'create']);
    expect(entries[0]?.changes).toContainEqual({
      field: 'owner',
      from: { id: boss.user?.id, label: '老板' },
      to: { id: anna.user?.id, label: '安娜' },
    });
    const page = await bench.records.history(boss, 'deal', id, { limit: 2 });
    expect(
      (await bench.records.history(boss, 'deal', id, { limit: 2, after: page.next ?? '' })).entries.map(
        ({ kind }) => kind,
      ),
    ).toEqual(['create']);
    const story = await bench.records.timeline(boss, 'firm', firm.id, { limit: 1 });
    expect([story.entries[0]?.kind, story.next !== null]).toEqual(['related', true]);
  });
});
