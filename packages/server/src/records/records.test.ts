import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../access/session.ts';
import { ProblemError } from '../problem.ts';
import { allRights, openRecordBench, ownRights, type RecordBench } from './records.fixture.ts';

let bench: RecordBench;
let anna: Session;
let boss: Session;

beforeAll(async () => {
  bench = await openRecordBench();
  anna = await bench.person('安娜');
  boss = await bench.person('老板', { rights: allRights, functions: ['purge'] });
});

afterAll(() => bench.close());

/** The problem a refused call answers with. */
async function refusal(call: Promise<unknown>): Promise<ProblemError> {
  const error = await call.then(
    () => new Error('was not refused'),
    (problem: unknown) => problem,
  );
  if (!(error instanceof ProblemError)) throw error;
  return error;
}

const codes = ({ issues }: ProblemError) =>
  Object.fromEntries(issues.map(({ field, code }) => [field, code]));

describe('Creating', () => {
  test('fills defaults, number, owner and department; formulas and rules run', async () => {
    const firm = await bench.records.create(anna, 'firm', { name: ' 海川仪表 ', phone: '0571-8816 2200' });
    expect(firm).toMatchObject({
      name: '海川仪表',
      number: 'F-0001',
      owner: { id: anna.user?.id, label: '安娜' },
      version: 1,
      openDeals: 0,
      openAmount: '0.00',
    });
    const deal = await bench.records.create(anna, 'deal', {
      name: '水表',
      firm: firm.id,
      amount: '1000.5',
      related: { module: 'firms', id: firm.id },
    });
    expect(deal).toMatchObject({
      number: 'D-2026-001',
      stage: 'open',
      chance: 50,
      expected: '500.25',
      amount: '1000.50',
      urgent: false,
      firm: { id: firm.id, label: '海川仪表' },
      related: { module: 'firms', id: firm.id, label: '海川仪表' },
    });
  });

  test('tells every mistake at its field at once', async () => {
    const problem = await refusal(
      bench.records.create(anna, 'deal', {
        name: '',
        amount: '-1',
        chance: 'x',
        firm: 999_999,
        nonsense: 1,
        createdAt: '2020-01-01',
        number: 'X',
        expected: '1',
      }),
    );
    expect(problem.kind).toBe('invalid');
    expect(codes(problem)).toEqual({
      name: 'required',
      amount: 'tooSmall',
      chance: 'notNumber',
      firm: 'unknownReference',
      nonsense: 'unknownField',
      createdAt: 'readOnly',
      number: 'readOnly',
      expected: 'readOnly',
    });
  });

  test('refuses a taken unique value in any case, and what another writer took a moment before', async () => {
    await bench.records.create(boss, 'firm', { name: 'U', taxNumber: 'Tax-1' });
    expect(
      codes(await refusal(bench.records.create(boss, 'firm', { name: 'V', taxNumber: 'TAX-1' }))),
    ).toEqual({ taxNumber: 'notUnique' });
    const racing = await Promise.allSettled(
      Array.from({ length: 6 }, () =>
        bench.records.create(boss, 'firm', { name: 'R', taxNumber: 'RACE' }, { duplicates: 'allow' }),
      ),
    );
    expect(racing.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of racing)
      if (one.status === 'rejected')
        expect(codes(one.reason as ProblemError)).toEqual({ taxNumber: 'notUnique' });
  });

  test('warns of likely duplicates, masked where they are out of sight', async () => {
    await bench.records.create(boss, 'firm', { name: '铁龙物流集团有限公司', phone: '010-6655 4433' });
    const seen = await refusal(bench.records.create(boss, 'firm', { name: '铁龙物流（集团）股份有限公司' }));
    expect(seen.members.duplicates).toEqual([
      { id: expect.any(Number), label: '铁龙物流集团有限公司', reason: '名称' },
    ]);
    const unseen = await refusal(bench.records.create(anna, 'firm', { name: '别的', phone: '01066554433' }));
    expect(unseen.members.duplicates).toEqual([{ label: '铁********司', reason: '电话' }]);
    await bench.records.create(anna, 'firm', { name: '别的', phone: '01066554433' }, { duplicates: 'allow' });
  });

  test('seals secrets, cleans HTML, and keeps text as it is', async () => {
    const firm = await bench.records.create(boss, 'firm', {
      name: `<b>'; drop table firm;--𠮷😀`,
      about: '<p onclick="x()">好<script>alert(1)</script></p>',
    });
    expect(firm).toMatchObject({ name: `<b>'; drop table firm;--𠮷😀`, about: '<p>好</p>' });
    const user = await bench.records.create(bench.system, 'user', {
      name: 'S',
      password: 'correct horse battery',
    });
    expect(user).not.toHaveProperty('password');
  });
});

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
    expect((await refusal(bench.records.purge(boss, 'firm', parent.id))).kind).toBe('state');
    await bench.records.remove(boss, 'firm', parent.id);
    await bench.records.purge(boss, 'firm', parent.id);
    expect(await bench.records.get(boss, 'deal', id)).toMatchObject({
      related: { id: parent.id, label: '待删' },
    });
    expect((await refusal(bench.records.get(boss, 'firm', parent.id))).kind).toBe('notFound');
  });
});

describe('Reach', () => {
  test('what a session may not see does not exist for it, by any way', async () => {
    const hidden = await bench.records.create(boss, 'firm', { name: '别人的公司', phone: '777888999' });
    const mine = await bench.records.create(anna, 'firm', { name: '我的公司' });
    const deal = await bench.records.create(boss, 'deal', {
      name: '交叉',
      firm: hidden.id,
      owner: anna.user?.id,
    });
    const { records } = bench;
    for (const call of [
      () => records.get(anna, 'firm', hidden.id),
      () => records.update(anna, 'firm', hidden.id, { name: 'x' }),
      () => records.remove(anna, 'firm', hidden.id),
      () => records.history(anna, 'firm', hidden.id, {}),
      () => records.timeline(anna, 'firm', hidden.id, {}),
      () => records.asOf(anna, 'firm', hidden.id, '2026-11-23'),
      () => records.related(anna, 'firm', hidden.id, 'deals', {}),
    ]) {
      expect((await refusal(call())).kind).toBe('notFound');
    }
    expect((await records.find(anna, 'firm', { q: '别人的' })).records).toEqual([]);
    expect((await records.find(anna, 'firm', { q: '777888' })).records).toEqual([]);
    expect((await records.get(anna, 'deal', deal.id)).firm).toEqual({ id: hidden.id, label: null });
    expect((await records.find(anna, 'deal', { where: { 'firm.name': '别人的公司' } })).records).toEqual([]);
    expect(
      (await records.find(anna, 'deal', { fields: ['firm.phone'], where: { id: deal.id } })).records[0],
    ).toMatchObject({ 'firm.phone': null });
    expect(codes(await refusal(records.update(anna, 'firm', mine.id, { parent: hidden.id })))).toEqual({
      parent: 'unknownReference',
    });
    expect(codes(await refusal(records.update(anna, 'firm', mine.id, { owner: boss.user?.id })))).toEqual({
      owner: 'notAllowed',
    });
  });

  test('a hidden field is absent from answers, filters, sorts, search, history and writes', async () => {
    const blind = await bench.person('盲', {
      rights: { '*': { ...allRights['*'], fields: { secretNote: 'hidden', phone: 'read' } } },
    });
    const { id } = await bench.records.create(boss, 'firm', {
      name: '隐藏',
      secretNote: '底价九折',
      phone: '12321',
    });
    await bench.records.update(boss, 'firm', id, { secretNote: '底价八折' });
    expect(await bench.records.get(blind, 'firm', id)).not.toHaveProperty('secretNote');
    expect(
      (await refusal(bench.records.find(blind, 'firm', { where: { secretNote: '底价八折' } }))).kind,
    ).toBe('malformed');
    expect((await refusal(bench.records.find(blind, 'firm', { sort: 'secretNote' }))).kind).toBe('malformed');
    expect((await refusal(bench.records.find(blind, 'firm', { fields: ['secretNote'] }))).kind).toBe(
      'malformed',
    );
    expect((await bench.records.find(blind, 'firm', { q: '底价' })).records).toEqual([]);
    expect((await bench.records.find(boss, 'firm', { q: '底价' })).records).toHaveLength(1);
    expect(
      codes(await refusal(bench.records.update(blind, 'firm', id, { secretNote: 'x', phone: '1231231' }))),
    ).toEqual({ secretNote: 'unknownField', phone: 'notAllowed' });
    expect(
      (await bench.records.history(blind, 'firm', id, {})).entries.flatMap(({ changes }) => changes),
    ).toEqual([]);
  });

  test('a reader may neither create, change nor delete', async () => {
    const reader = await bench.person('读者', { rights: { '*': { see: 'all' } } });
    const { id } = await bench.records.create(boss, 'firm', { name: '只读' });
    expect((await refusal(bench.records.create(reader, 'firm', { name: 'x' }))).kind).toBe('forbidden');
    expect((await refusal(bench.records.update(reader, 'firm', id, { name: 'x' }))).kind).toBe('forbidden');
    expect((await refusal(bench.records.remove(reader, 'firm', id))).kind).toBe('forbidden');
    expect((await bench.records.get(reader, 'firm', id)).rights).toEqual({
      edit: false,
      delete: false,
      assign: false,
    });
    const stranger = await bench.person('陌生人', { rights: {} });
    expect((await refusal(bench.records.find(stranger, 'firm', {}))).kind).toBe('forbidden');
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
      { sort: 'firm' },
      { view: 'none' },
      { where: { stage: 'zzz' } },
      { where: { nothing: 1 } },
    ]) {
      expect((await refusal(bench.records.find(lister, 'deal', query))).kind).toBe('malformed');
    }
  });
});
