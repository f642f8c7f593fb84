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
