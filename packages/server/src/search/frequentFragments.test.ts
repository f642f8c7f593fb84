import type { SearchAnswer } from '@gejie/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../access/session.ts';
import { partLargeModules } from '../database/search/searchParts.ts';
import { allRights, openRecordBench, ownRights, type RecordBench } from '../records/records.fixture.ts';
import { createSearchService } from './createSearchService.ts';

// A fragment that a tenth of all names hold is searched for another way than a rare one: see frequentMatches.ts.
let bench: RecordBench;
let boss: Session;
let seller: Session;
let mate: Session;
let head: Session;

beforeAll(async () => {
  bench = await openRecordBench();
  boss = await bench.person('老板', { rights: allRights });
  seller = await bench.person('销售', { rights: ownRights });
  mate = await bench.person('同事', { rights: ownRights });
  head = await bench.person('主管', {
    rights: { '*': { ...allRights['*'], see: 'tree' } },
    team: [seller.user?.id ?? 0, mate.user?.id ?? 0],
  });
  // The latest of what somebody sees are no sample of the rest: here a file of another trade was imported last.
  await save(boss, '总部', '机械', 1200);
  await save(seller, '滨江', '科技', 60);
  // So many that no sample misses how common they are.
  await save(boss, '萧山', '科技', 800);
  await save(seller, '浦东', '百货', 600);
  await save(mate, '虹口', '科技', 3);
  await save(mate, '徐汇', '百货', 500);
  await bench.database.transaction((tx) => partLargeModules(tx, bench.registry()));
});
afterAll(() => bench.close());

function save(by: Session, from: string, trade: string, count: number) {
  const names = Array.from({ length: count }, (_, nth) => `${from}${nth}${trade}有限公司`);
  return bench.records.saveBatch(
    by,
    'firm',
    names.map((name) => ({ values: { name } })),
  );
}

/** A server just started: its samples and statistics are of now. */
async function found(session: Session, q: string): Promise<string[]> {
  const search = createSearchService({
    database: bench.database,
    records: bench.records,
    registry: () => bench.registry(),
    clock: () => bench.clock.now,
  });
  const { groups }: SearchAnswer = await search.search(session, q, ['firms']);
  return groups.flatMap(({ records }) => records.map(({ label }) => label));
}

const from = (labels: readonly string[], place: string) => labels.filter((label) => label.startsWith(place));

describe.each(['before', 'after'])('A common fragment, %s PostgreSQL has counted owners (PLT-03)', (when) => {
  beforeAll(async () => {
    if (when === 'after') await sql`analyze firm`.execute(bench.database.kysely);
  });

  it('is found by everybody in what they see, though the latest hold it nowhere', async () => {
    expect(await found(boss, '科技')).toHaveLength(8);
    expect(from(await found(seller, '科技'), '滨江')).toHaveLength(8);
    expect(await found(mate, '科技')).toHaveLength(3);
    const led = await found(head, '科技');
    expect(led).toHaveLength(8);
    expect([...from(led, '滨江'), ...from(led, '虹口')]).toHaveLength(8);
  });

  it('is found at the beginning of names first, however many begin so', async () => {
    expect(from(await found(boss, '滨江'), '滨江')).toHaveLength(8);
    expect(from(await found(head, '浦东'), '浦东')).toHaveLength(8);
    // More begin so out of sight than are looked at beforehand.
    expect(await found(mate, '萧山')).toEqual([]);
    expect(await found(mate, '浦东')).toEqual([]);
  });
});

it('is found in what others share, after one’s own (PLT-03, ACC-05)', async () => {
  const { records } = await bench.records.find(seller, 'firm', { where: { name: { contains: '滨江' } } });
  const shared = records.slice(0, 10).map(({ id }) => id);
  await sql`insert into share (module, record, grantee, kind, level)
    select 'firm', record, ${mate.user?.id}, 'user', 'read' from unnest(${shared}::bigint[]) as record`.execute(
    bench.database.kysely,
  );
  const sharee = { ...mate, standing: { ...mate.standing, sharedWith: true } };
  const labels = await found(sharee, '科技');
  expect(from(labels, '虹口')).toHaveLength(3);
  expect(from(labels, '滨江')).toHaveLength(5);
  const listed = async (q: string) =>
    (await bench.records.find(sharee, 'firm', { q, limit: 50 })).records.map(({ name }) => String(name));
  expect(await listed('科技')).toHaveLength(13);
  expect(await listed(String(records[0]?.name))).toEqual([records[0]?.name]);
  expect(await listed('百货')).toHaveLength(50);
});
