import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../access/session.ts';
import { allRights, openRecordBench, ownRights, type RecordBench, refusal } from './records.fixture.ts';

let bench: RecordBench;
let _anna: Session;
let boss: Session;

beforeAll(async () => {
  bench = await openRecordBench();
  _anna = await bench.person('安娜');
  boss = await bench.person('老板', { rights: allRights, functions: ['purge'] });
});

afterAll(() => bench.close());

describe('Batches', () => {
  test('save what is good and tell the rest row by row', async () => {
    const { id } = await bench.records.create(boss, 'firm', { name: '批量', taxNumber: 'B-1' });
    const results = await bench.records.saveBatch(boss, 'firm', [
      { values: { name: '批一' } },
      { values: { name: '' } },
      { values: { name: '批二', taxNumber: 'b-1' } },
      { id, values: { phone: 'abc' } },
      { id, values: { phone: '55555' } },
      { id: 999_999, values: {} },
      { values: { name: '批三', taxNumber: 'N' } },
      { values: { name: '批四', taxNumber: 'n' } },
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'created',
      'failed',
      'failed',
      'failed',
      'updated',
      'failed',
      'created',
      'failed',
    ]);
    expect(results[1]?.issues).toEqual([{ field: 'name', code: 'required', message: '必填' }]);
    const removed = await bench.records.removeBatch(boss, 'firm', [id, 999_999]);
    expect(removed.map(({ outcome }) => outcome)).toEqual(['removed', 'failed']);
  });
});

describe('Lists', () => {
  test('pages by cursor give every record once in every sort, empty values last', async () => {
    const firm = await bench.records.create(boss, 'firm', { name: '翻页' });
    const lister = await bench.person('列表', { rights: { ...ownRights, firms: allRights['*'] ?? {} } });
    const rows = Array.from({ length: 23 }, (_, index) => ({
      values: {
        name: `第${index % 7}单`,
        firm: firm.id,
        amount: index % 4 === 0 ? null : `${index % 5}.00`,
        closeDate: index % 3 === 0 ? null : `2026-12-0${(index % 5) + 1}`,
        stage: index % 2 ? 'open' : 'won',
        chance: index % 3,
      },
    }));
    await bench.records.saveBatch(lister, 'deal', rows);
    for (const sort of [
      'amount',
      '-amount',
      'name',
      '-name',
      'closeDate',
      '-closeDate',
      'stage',
      '-stage',
      '-updatedAt',
      '-amount,name',
      'stage,-closeDate,name',
      'chance',
      'urgent',
    ]) {
      const seen: { id: number; value: unknown }[] = [];
      let after: string | undefined;
      do {
        const page = await bench.records.find(lister, 'deal', { sort, limit: 4, after });
        seen.push(
          ...page.records.map((record) => ({
            id: record.id,
            value: record[sort.split(',')[0]?.replace('-', '') ?? ''],
          })),
        );
        after = page.next ?? undefined;
      } while (after);
      const total = (await bench.records.count(lister, 'deal', {})).value;
      expect([sort, new Set(seen.map(({ id }) => id)).size, seen.length]).toEqual([sort, total, total]);
      const firstEmpty = seen.findIndex(({ value }) => value === null);
      expect(firstEmpty === -1 || seen.slice(firstEmpty).every(({ value }) => value === null)).toBe(true);
    }
    const sums = await bench.records.tally(lister, 'deal', { by: 'stage', sum: 'amount' });
    expect(sums.reduce((total, { count }) => total + count, 0)).toBe(
      (await bench.records.count(lister, 'deal', {})).value,
    );
    expect(
      (await bench.records.find(lister, 'deal', { view: 'won', fields: ['name', 'amount', 'firm.name'] }))
        .records[0],
    ).toMatchObject({ 'firm.name': '翻页' });
    for (const query of [
      { after: 'x' },
      { limit: 201 },
      { limit: 0 },
      { sort: 'related' },
      { view: 'none' },
      { where: { stage: 'zzz' } },
      { where: { nothing: 1 } },
    ]) {
      expect((await refusal(bench.records.find(lister, 'deal', query))).kind).toBe('malformed');
    }
  });
});

describe('Sorting by references', () => {
  /** Everything of the list, a few at a time. */
  async function walk(session: Session, query: { sort: string; limit: number; where?: object }) {
    const found: { id: number; firm: Label; owner: Label; amount: unknown }[] = [];
    let after: string | undefined;
    do {
      const page = await bench.records.find(session, 'deal', { ...query, after });
      found.push(...(page.records as unknown as typeof found));
      after = page.next ?? undefined;
    } while (after);
    return found;
  }
  type Label = { id: number; label: string | null } | null;

  test('goes by what they are called; what is out of sight or in the recycle bin comes last', async () => {
    const seller = await bench.person('卖家', { rights: ownRights });
    const wide = await bench.person('宽', { rights: { ...ownRights, deals: allRights['*'] ?? {} } });
    const firm = async (session: Session, name: string) =>
      (await bench.records.create(session, 'firm', { name }, { duplicates: 'allow' })).id;
    const hidden = await firm(boss, 'Aaa');
    const binned = await firm(wide, 'Bin');
    const firms = [hidden, binned];
    for (const name of ['Delta', 'alpha', '北京', 'Charlie', '阿里', 'Bravo', 'Delta'])
      firms.push(await firm(wide, name));
    await bench.records.saveBatch(
      boss,
      'deal',
      Array.from({ length: 40 }, (_, at) => ({
        values: {
          name: `sorted ${at}`,
          firm: firms[(at * 5) % firms.length],
          owner: (at % 3 === 0 ? seller : wide).user?.id,
          amount: at % 4 === 0 ? null : `${at % 3}.00`,
        },
      })),
    );
    // Not by the door, which keeps a firm that has deals.
    await sql`update firm set deleted_at = now() where id = ${binned}`.execute(bench.database.kysely);
    const where = { name: { startsWith: 'sorted' } };
    const all = await walk(wide, { sort: 'id', limit: 200, where });
    expect(all).toHaveLength(40);
    const gone = new Set([hidden, binned]);
    const collator = new Intl.Collator('zh-u-co-pinyin');
    const order = (name: 'firm' | 'owner', sign: number) => (a: (typeof all)[0], b: (typeof all)[0]) => {
      const [one, other] = [a, b].map((row) => (gone.has(row[name]?.id ?? 0) ? null : row[name]?.label));
      if (one == null || other == null)
        return one == null && other == null ? sign * (a.id - b.id) : one == null ? 1 : -1;
      return sign * collator.compare(one, other) || sign * (a.id - b.id);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('firm' as const, 'owner' as const),
        fc.constantFrom(1, -1),
        fc.integer({ min: 1, max: 45 }),
        async (name, sign, limit) => {
          const walked = await walk(wide, { sort: `${sign < 0 ? '-' : ''}${name}`, limit, where });
          expect(walked.map(({ id }) => id)).toEqual(all.toSorted(order(name, sign)).map(({ id }) => id));
        },
      ),
      { numRuns: 12 },
    );
    const mixed = await walk(wide, { sort: 'firm,-amount', limit: 7, where });
    expect(new Set(mixed.map(({ id }) => id)).size).toBe(40);
    const shown = (rows: typeof all) =>
      rows.map(({ firm: of }) => (of && !gone.has(of.id) ? of.label : null));
    expect(shown(mixed)).toEqual(shown(await walk(wide, { sort: 'firm', limit: 200, where })));
  });
});
