import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../access/session.ts';
import {
  allRights,
  codes,
  openRecordBench,
  ownRights,
  type RecordBench,
  refusal,
} from './records.fixture.ts';

let bench: RecordBench;
let boss: Session;
let anna: Session;

beforeAll(async () => {
  bench = await openRecordBench();
  boss = await bench.person('老板', { rights: allRights });
  anna = await bench.person('安娜', { rights: ownRights });
});

afterAll(() => bench.close());

const firm = (name: string, values: Record<string, unknown> = {}, who = boss) =>
  bench.records.create(who, 'firm', { name, ...values }, { duplicates: 'allow' });
const deal = (name: string, values: Record<string, unknown>) =>
  bench.records.create(boss, 'deal', { name, ...values });
const merge = (into: number, from: number[], values: Record<string, unknown> = {}, who = boss) =>
  bench.records.merge(who, 'firm', { into, from, values });
const read = (module: string, id: number, who = boss) => bench.records.get(who, module, id);

describe('Merging records (PLT-09)', () => {
  test('turns references of every kind to the one that stays, also those in the recycle bin, and adds figures up anew', async () => {
    const kept = await firm('留下');
    const [one, two] = [await firm('并入甲'), await firm('并入乙')];
    await deal('自己的', { firm: kept.id, amount: '1' });
    const linked = await deal('指向甲', { firm: one.id, amount: '10' });
    const related = await deal('提到乙', { firm: kept.id, related: { module: 'firms', id: two.id } });
    const binned = await deal('已删除', { firm: two.id, amount: '100' });
    await bench.records.remove(boss, 'deal', binned.id);
    const branch = await firm('分店', { parent: two.id });
    const friend = await firm('伙伴', { friends: [one.id, branch.id, kept.id, two.id] });

    const result = await merge(kept.id, [one.id, two.id]);

    expect(result).toEqual({ into: kept.id, turned: { firms: 2, deals: 3 } });
    expect(await read('deal', linked.id)).toMatchObject({ firm: { id: kept.id, label: '留下' } });
    expect(await read('deal', related.id)).toMatchObject({ related: { module: 'firms', id: kept.id } });
    expect(await read('firm', branch.id)).toMatchObject({ parent: { id: kept.id } });
    expect((await read('firm', friend.id)).friends).toEqual([
      { id: kept.id, label: '留下' },
      { id: branch.id, label: '分店' },
    ]);
    expect(await read('firm', kept.id)).toMatchObject({ openDeals: 3, openAmount: '11.00' });
    await bench.records.restore(boss, 'deal', binned.id);
    expect(await read('deal', binned.id)).toMatchObject({ firm: { id: kept.id } });
    expect(await read('firm', kept.id)).toMatchObject({ openDeals: 4, openAmount: '111.00' });
  });

  test('leaves the time of the last change of what points there, and tells it in the history', async () => {
    const [kept, gone] = [await firm('甲'), await firm('乙')];
    const { id, updatedAt } = await deal('不动', { firm: gone.id });
    bench.clock.now = new Date('2026-11-24T02:00:00Z');
    await merge(kept.id, [gone.id]);
    expect(await read('deal', id)).toMatchObject({ updatedAt, version: 2 });
    const { entries } = await bench.records.history(boss, 'deal', id, {});
    expect(entries[0]).toMatchObject({
      kind: 'relink',
      actor: { label: '老板' },
      changes: [{ field: 'firm', from: { id: gone.id }, to: { id: kept.id } }],
    });
    expect(await bench.records.asOf(boss, 'deal', id, '2026-11-23')).toMatchObject({ firm: { id: gone.id } });
  });

  test('takes over the values chosen, also one that only one record may have', async () => {
    const kept = await firm('名称', { phone: '010-6000 0001' });
    const gone = await firm('别名', { taxNumber: '91330100MA', phone: '010-6000 0002' });
    await merge(kept.id, [gone.id], { taxNumber: '91330100MA', name: '别名' });
    expect(await read('firm', kept.id)).toMatchObject({
      name: '别名',
      taxNumber: '91330100MA',
      phone: '010-6000 0001',
    });
    const found = await bench.records.find(boss, 'firm', { q: '别名' });
    expect(found.records.map(({ id }) => id)).toEqual([kept.id]);
  });

  test('lets addresses lead on, along several merges, and shows there the history of all', async () => {
    const [first, second, third] = [await firm('第一'), await firm('第二'), await firm('第三')];
    await bench.records.update(boss, 'firm', first.id, { phone: '010-7000 0001' });
    await merge(second.id, [first.id]);
    await merge(third.id, [second.id], { phone: '010-7000 0001' });
    expect(await read('firm', first.id)).toMatchObject({
      deletedAt: expect.any(String),
      mergedInto: { id: third.id, label: '第三' },
    });
    const { entries } = await bench.records.history(boss, 'firm', third.id, {});
    expect(
      entries.map(({ kind, of, merged }) => [kind, of?.label ?? null, merged?.map(({ id }) => id)]),
    ).toEqual(
      expect.arrayContaining([
        ['merge', null, [second.id]],
        ['merge', '第二', [first.id]],
        ['update', '第一', undefined],
        ['create', '第一', undefined],
      ]),
    );
    const story = await bench.records.timeline(boss, 'firm', third.id, {});
    expect(story.entries).toContainEqual(
      expect.objectContaining({ kind: 'merged', merged: [{ id: second.id, label: '第二' }] }),
    );
  });

  test('is no obstacle to bringing one back: it stands by itself again', async () => {
    const [kept, gone] = [await firm('在'), await firm('回来')];
    const { id } = await deal('跟着走', { firm: gone.id });
    await merge(kept.id, [gone.id]);
    const back = await bench.records.restore(boss, 'firm', gone.id);
    expect(back).toMatchObject({ name: '回来', deletedAt: null });
    expect(back).not.toHaveProperty('mergedInto');
    expect(await read('deal', id)).toMatchObject({ firm: { id: kept.id } });
    const { entries } = await bench.records.history(boss, 'firm', kept.id, {});
    expect(entries.some(({ of }) => of !== undefined)).toBe(false);
  });

  test('links among those that become one are gone; a tree that would close to a circle is refused', async () => {
    const parent = await firm('母公司');
    const kept = await firm('子公司', { parent: parent.id, friends: [parent.id] });
    await merge(kept.id, [parent.id]);
    expect(await read('firm', kept.id)).toMatchObject({ parent: null, friends: null });

    const top = await firm('顶');
    const middle = await firm('中', { parent: top.id });
    const bottom = await firm('底', { parent: middle.id });
    const problem = await refusal(merge(bottom.id, [top.id]));
    expect(codes(problem)).toEqual({ parent: 'cycle' });
    expect(await read('firm', top.id)).toMatchObject({ deletedAt: null });
    await merge(bottom.id, [top.id], { parent: null });
    expect(await read('firm', middle.id)).toMatchObject({ parent: { id: bottom.id } });
  });
});

describe('A merge that must not be', () => {
  test.each([
    ['with itself', 'invalid', (a: number) => merge(a, [a])],
    ['of the same twice', 'invalid', (a: number, b: number) => merge(a, [b, b])],
    ['with nothing', 'notFound', (a: number) => merge(a, [999_999_999])],
    ['of more than five', 'invalid', (a: number, b: number) => merge(a, [b, 1, 2, 3, 4])],
    ['with a wrong value', 'invalid', (a: number, b: number) => merge(a, [b], { name: '' })],
    ['with an unknown field', 'invalid', (a: number, b: number) => merge(a, [b], { nonsense: 1 })],
    ['of what the system computes', 'invalid', (a: number, b: number) => merge(a, [b], { openDeals: 9 })],
  ])('%s is refused as %s, and nothing happens', async (_what, kind, attempt) => {
    const [a, b] = [await firm('不变一'), await firm('不变二')];
    expect((await refusal(attempt(a.id, b.id))).kind).toBe(kind);
    for (const { id, version } of [a, b])
      expect(await read('firm', id)).toMatchObject({ deletedAt: null, version });
  });

  test('of records of two modules, or in the recycle bin, is refused', async () => {
    const [a, b] = [await firm('一'), await firm('二')];
    const other = await deal('单', { firm: a.id });
    expect((await refusal(merge(a.id, [other.id]))).kind).toBe('notFound');
    await bench.records.remove(boss, 'firm', b.id);
    expect((await refusal(merge(a.id, [b.id]))).kind).toBe('state');
    const { id: user } = boss.user ?? { id: 0 };
    const request = { into: user, from: [anna.user?.id ?? 0], values: {} };
    expect((await refusal(bench.records.merge(bench.system, 'user', request))).kind).toBe('state');
  });

  test('without the rights over each of them is refused; one out of reach is not there', async () => {
    const mine = await firm('我的', {}, anna);
    const also = await firm('也是我的', {}, anna);
    const foreign = await firm('别人的');
    expect((await refusal(merge(mine.id, [foreign.id], {}, anna))).kind).toBe('notFound');
    const timid = { ...anna, grants: { '*': { ...ownRights['*'], delete: 'none' as const } } };
    expect((await refusal(merge(mine.id, [also.id], {}, timid))).kind).toBe('forbidden');
    const blind = {
      ...anna,
      grants: {
        '*': { ...ownRights['*'], fields: { secretNote: 'hidden' as const, phone: 'read' as const } },
      },
    };
    expect(codes(await refusal(merge(mine.id, [also.id], { secretNote: 'x' }, blind)))).toEqual({
      secretNote: 'unknownField',
    });
    expect(codes(await refusal(merge(mine.id, [also.id], { phone: '010-1' }, blind)))).toEqual({
      phone: 'notAllowed',
    });
    await merge(mine.id, [also.id], {}, anna);
    expect((await refusal(read('firm', foreign.id, anna))).members).toEqual({});
  });

  test('whoever sees only the one that stays is led to it; whoever does not see it is led nowhere', async () => {
    const mine = await firm('安娜的客户', {}, anna);
    const other = await firm('老板的客户');
    await merge(mine.id, [other.id]);
    const problem = await refusal(read('firm', other.id, anna));
    expect(problem).toMatchObject({ kind: 'notFound', members: { mergedInto: { id: mine.id } } });
    const third = await firm('第三方');
    await merge(third.id, [mine.id]);
    expect(await read('firm', mine.id, anna)).not.toHaveProperty('mergedInto');
    expect((await refusal(read('firm', other.id, anna))).members).toEqual({});
  });
});
