import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../access/session.ts';
import { allRights, openRecordBench, ownRights, type RecordBench } from './records.fixture.ts';

let bench: RecordBench;
let boss: Session;

beforeAll(async () => {
  bench = await openRecordBench();
  boss = await bench.person('老板', { rights: allRights });
});

afterAll(() => bench.close());

const firm = async (name: string, more: Record<string, unknown> = {}) =>
  (await bench.records.create(boss, 'firm', { name, ...more }, { duplicates: 'allow' })).id;

test('many records go together, each by its own right and by what points at it', async () => {
  const free = await firm('自由');
  const sold = await firm('有商机');
  await bench.records.create(boss, 'deal', { name: '商机', firm: sold });
  const parent = await firm('上级');
  const child = await firm('下级', { parent });
  const gone = await firm('已删');
  await bench.records.remove(boss, 'firm', gone);
  const mate = await bench.person('同事', { rights: ownRights });
  const seen = await bench.person('只看', { rights: { '*': { ...ownRights['*'], see: 'all' } } });

  const refused = await bench.records.removeBatch(seen, 'firm', [free]);
  expect(refused).toMatchObject([{ id: free, outcome: 'failed', issues: [{ code: 'forbidden' }] }]);
  expect(await bench.records.removeBatch(mate, 'firm', [free])).toMatchObject([
    { id: free, outcome: 'failed', issues: [{ code: 'notFound' }] },
  ]);

  const results = await bench.records.removeBatch(boss, 'firm', [parent, sold, 999_999, free, gone]);
  expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
    [parent, 'removed'],
    [sold, 'failed'],
    [999_999, 'failed'],
    [free, 'removed'],
    [gone, 'removed'],
  ]);
  expect(results[1]?.issues[0]?.code).toBe('inUse');
  expect((await bench.records.get(boss, 'firm', child)).parent).toBeNull();
  const { rows } = await sql<{ record: number; version: number; actor: number }>`
    select record, version, actor from event where kind = 'delete' and record = ${free}`.execute(
    bench.database.kysely,
  );
  expect(rows).toEqual([{ record: free, version: 2, actor: boss.user?.id }]);
  expect((await bench.records.restore(boss, 'firm', free)).version).toBe(3);
});

test('figures over the records that go are kept up to date', async () => {
  const owner = await firm('汇总');
  const deals = await bench.records.saveBatch(
    boss,
    'deal',
    [1, 2, 3].map((amount) => ({ values: { name: `单${amount}`, firm: owner, amount } })),
  );
  expect(await bench.records.get(boss, 'firm', owner)).toMatchObject({ openDeals: 3, openAmount: '6.00' });
  await bench.records.removeBatch(
    boss,
    'deal',
    deals.slice(1).map(({ id }) => id as number),
  );
  expect(await bench.records.get(boss, 'firm', owner)).toMatchObject({ openDeals: 1, openAmount: '1.00' });
});

test('many records come back together, but for those whose place was taken', async () => {
  const first = await firm('先来', { taxNumber: 'T-1' });
  const others = [await firm('回来一'), await firm('回来二', { phone: '12345' })];
  await bench.records.removeBatch(boss, 'firm', [first, ...others]);
  await firm('后到', { taxNumber: 't-1' });
  const results = await bench.records.restoreBatch(boss, 'firm', [...others, first]);
  expect(results.map(({ outcome }) => outcome)).toEqual(['restored', 'restored', 'failed']);
  expect(results[2]?.issues[0]).toMatchObject({ field: 'taxNumber', code: 'notUnique' });
  expect((await bench.records.find(boss, 'firm', { q: '回来' })).records).toHaveLength(2);
});
