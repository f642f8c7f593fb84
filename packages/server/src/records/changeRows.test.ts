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

const firm = async (name: string, more: Record<string, unknown> = {}, session = boss) =>
  bench.records.create(session, 'firm', { name, ...more }, { duplicates: 'allow' });

test('of many changes each comes to its own end, as if it were alone', async () => {
  const [one, two, three] = [await firm('一', { phone: '111' }), await firm('二'), await firm('三')];
  const taken = await firm('四', { taxNumber: 'T-4' });
  const deleted = await firm('五');
  await bench.records.remove(boss, 'firm', deleted.id);
  await bench.records.update(boss, 'firm', three.id, { phone: '333' });
  const results = await bench.records.saveBatch(boss, 'firm', [
    { id: one.id, values: { phone: '222', name: '壹' } },
    { id: two.id, values: { taxNumber: 't-4' } },
    { id: three.id, values: { phone: '444', version: three.version } },
    { id: taken.id, values: { name: '四' } },
    { id: deleted.id, values: { name: '伍' } },
    { id: 999_999, values: { name: '六' } },
    { values: { name: '新' } },
  ]);
  expect(results.map(({ outcome }) => outcome)).toEqual([
    'updated',
    'failed',
    'failed',
    'updated',
    'failed',
    'failed',
    'created',
  ]);
  expect(results.flatMap(({ issues }) => issues.map(({ code }) => code))).toEqual([
    'notUnique',
    'changedMeanwhile',
    'state',
    'notFound',
  ]);
  expect(await bench.records.get(boss, 'firm', one.id)).toMatchObject({
    name: '壹',
    phone: '222',
    version: 2,
  });
  // Nothing differs: no version, no event.
  expect((await bench.records.get(boss, 'firm', taken.id)).version).toBe(1);
  const { rows } = await sql`
    select changes from event where record = ${one.id} and kind = 'update'`.execute(bench.database.kysely);
  expect(rows).toEqual([{ changes: { name: ['一', '壹'], phone: ['111', '222'] } }]);
  expect((await bench.records.find(boss, 'firm', { q: '壹' })).records).toHaveLength(1);
});

test('rules and effects of each are run, and nobody changes more than alone', async () => {
  const { id } = await firm('规则');
  const deals = await bench.records.saveBatch(
    boss,
    'deal',
    [1, 2].map((number) => ({ values: { name: `规则单${number}`, firm: id } })),
  );
  await bench.records.saveBatch(
    boss,
    'deal',
    deals.map((deal) => ({ id: deal.id as number, values: { stage: 'won' } })),
  );
  expect(await bench.records.get(boss, 'deal', deals[0]?.id as number)).toMatchObject({ chance: 100 });
  const following = await bench.records.find(boss, 'deal', { where: { name: { startsWith: '规则单' } } });
  expect(following.records).toHaveLength(4);

  const mate = await bench.person('同事', { rights: ownRights });
  const [mine, other] = [await firm('我的', {}, mate), await firm('我的二', {}, mate)];
  const results = await bench.records.saveBatch(mate, 'firm', [
    { id: mine.id, values: { phone: '12345' } },
    { id: other.id, values: { owner: boss.user?.id } },
    { id, values: { phone: '12345' } },
  ]);
  expect(results.map(({ outcome }) => outcome)).toEqual(['updated', 'failed', 'failed']);
});
