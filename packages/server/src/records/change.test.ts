import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../access/session.ts';
import type { ProblemError } from '../problem.ts';
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

describe('Changing', () => {
  test('two people changing different fields are merged; the same field is asked about', async () => {
    const { id } = await bench.records.create(boss, 'firm', { name: '合并', phone: '12345' });
    await bench.records.update(boss, 'firm', id, { phone: '99999', version: 1 });
    const merged = await bench.records.update(boss, 'firm', id, { name: '合并二', version: 1 });
    expect(merged).toMatchObject({ name: '合并二', phone: '99999', version: 3 });
    const problem = await refusal(bench.records.update(boss, 'firm', id, { phone: '11111', version: 1 }));
    expect(problem.kind).toBe('conflict');
    expect(codes(problem)).toEqual({ phone: 'changedMeanwhile' });
    expect(problem.members.current).toMatchObject({ phone: '99999', version: 3 });
    expect(await bench.records.update(boss, 'firm', id, { phone: '99999', version: 1 })).toMatchObject({
      version: 3,
    });
  });

  test('of many writers of one field at once, one wins and the others are told', async () => {
    const { id } = await bench.records.create(boss, 'firm', { name: '并发' });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        bench.records.update(boss, 'firm', id, { name: `并发${index}`, version: 1 }),
      ),
    );
    const won = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(won).toHaveLength(1);
    expect(await bench.records.get(boss, 'firm', id)).toMatchObject({ name: won[0]?.name, version: 2 });
    for (const one of outcomes)
      if (one.status === 'rejected') expect((one.reason as ProblemError).kind).toBe('conflict');
  });

  test('a condition may make a field required; a rule may derive another', async () => {
    const firm = await bench.records.create(boss, 'firm', { name: '丢单' });
    const { id } = await bench.records.create(boss, 'deal', { name: 'x', firm: firm.id });
    expect(codes(await refusal(bench.records.update(boss, 'deal', id, { stage: 'lost' })))).toEqual({
      lossReason: 'required',
    });
    expect(
      await bench.records.update(boss, 'deal', id, { stage: 'lost', lossReason: 'price' }),
    ).toMatchObject({ stage: 'lost' });
    expect(codes(await refusal(bench.records.update(boss, 'deal', id, { amount: 2_000_000 })))).toEqual({
      amount: 'rule',
    });
  });

  test('effects run in the same transaction, as the system they name', async () => {
    const firm = await bench.records.create(anna, 'firm', { name: '效果' });
    const { id } = await bench.records.create(anna, 'deal', { name: '首单', firm: firm.id });
    expect(await bench.records.update(anna, 'deal', id, { stage: 'won' })).toMatchObject({ chance: 100 });
    const { records } = await bench.records.related(anna, 'firm', firm.id, 'deals', { sort: 'name' });
    expect(records.map(({ name }) => name)).toEqual(['首单', '首单 II']);
    const { entries } = await bench.records.history(anna, 'deal', records[1]?.id ?? 0, {});
    expect(entries[0]).toMatchObject({ kind: 'create', note: 'follow-up deal', actor: { label: '安娜' } });
  });

  test('links of a tree never form a circle', async () => {
    const a = await bench.records.create(boss, 'firm', { name: '甲' });
    const b = await bench.records.create(boss, 'firm', { name: '乙', parent: a.id });
    const c = await bench.records.create(boss, 'firm', { name: '丙', parent: b.id });
    for (const parent of [a.id, b.id, c.id]) {
      expect(codes(await refusal(bench.records.update(boss, 'firm', a.id, { parent })))).toEqual({
        parent: 'cycle',
      });
    }
    expect(await bench.records.update(boss, 'firm', c.id, { parent: a.id })).toMatchObject({
      parent: { label: '甲' },
    });
  });
});

describe('Roll-ups', () => {
  test('follow every write of the records they add up', async () => {
    const [one, two] = [
      await bench.records.create(boss, 'firm', { name: '汇一' }),
      await bench.records.create(boss, 'firm', { name: '汇二' }),
    ];
    const figures = async (id: number) => {
      const { openDeals, openAmount, lastClose } = await bench.records.get(boss, 'firm', id);
      return [openDeals, openAmount, lastClose];
    };
    const { id } = await bench.records.create(boss, 'deal', {
      name: 'a',
      firm: one.id,
      amount: '10.10',
      closeDate: '2026-12-01',
    });
    await bench.records.create(boss, 'deal', {
      name: 'b',
      firm: one.id,
      amount: '5',
      closeDate: '2026-11-01',
    });
    expect(await figures(one.id)).toEqual([2, '15.10', '2026-12-01']);
    await bench.records.update(boss, 'deal', id, { firm: two.id });
    expect([await figures(one.id), await figures(two.id)]).toEqual([
      [1, '5.00', '2026-11-01'],
      [1, '10.10', '2026-12-01'],
    ]);
    await bench.records.remove(boss, 'deal', id);
    expect(await figures(two.id)).toEqual([0, '0.00', null]);
    await bench.records.restore(boss, 'deal', id);
    expect(await figures(two.id)).toEqual([1, '10.10', '2026-12-01']);
    await bench.records.update(boss, 'deal', id, { stage: 'lost', lossReason: 'other' });
    expect(await figures(two.id)).toEqual([0, '0.00', '2026-12-01']);
  });
});
