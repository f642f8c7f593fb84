import {
  condition,
  defineModule,
  evaluate,
  type Filter,
  hasOwners,
  messageOf,
  moduleName,
  storedCondition,
  text,
} from '@gejie/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProblemError } from '../problem.ts';
import { companyFilters } from '../reading/companyFilters.ts';
import { readContext } from '../reading/readContext.ts';
import { allRights, codes, openRecordBench, type RecordBench, refusal } from './records.fixture.ts';

const rule = defineModule('rule', {
  label: '规则',
  area: 'settings',
  title: 'name',
  ownership: 'none',
  fields: {
    name: text('名称', { required: true }),
    firms: condition('公司', { over: 'firm' }),
    module: moduleName('模块', { among: hasOwners }),
    where: condition('条件', { overField: 'module' }),
  },
  list: ['name'],
});

let bench: RecordBench;
beforeAll(async () => {
  bench = await openRecordBench([rule as never]);
});
afterAll(() => bench.close());

const create = (values: object, session = bench.system) =>
  bench.records.create(session, 'rule', { name: '规则', ...values });

async function told(call: Promise<unknown>): Promise<string[]> {
  const { issues } = (await refusal(call)) as ProblemError;
  return issues.flatMap((issue) => [issue.field, messageOf(issue, 'zh-CN'), messageOf(issue, 'en')]);
}

describe('A condition kept in a record', () => {
  it('is checked against the module it is about, and says what is wrong at its field', async () => {
    expect(await told(create({ firms: { colour: 'red' } }))).toEqual([
      'firms',
      '没有名为“colour”的字段',
      'There is no field “colour”',
    ]);
    expect(await told(create({ firms: { phone: { gt: 1 } } }))).toEqual([
      'firms',
      '此字段不能使用条件“gt”',
      'This field can’t be filtered by “gt”',
    ]);
    expect(codes(await refusal(create({ where: { stage: 'open' } })))).toEqual({
      where: 'filterWithoutModule',
    });
    expect(codes(await refusal(create({ module: 'deals', where: { stage: 'shut' } })))).toEqual({
      where: 'notChoice',
    });
    expect(codes(await refusal(create({ module: 'users' })))).toEqual({ module: 'notChoice' });
  });

  it('is answered as it was written, and in its history', async () => {
    const where = { stage: { in: ['open'] }, owner: '$me', createdAt: { within: 'thisMonth' } };
    const { id } = await create({ module: 'deals', where });
    expect(await bench.records.get(bench.system, 'rule', id)).toMatchObject({ where });
    await bench.records.update(bench.system, 'rule', id, { where: {} });
    expect(await bench.records.get(bench.system, 'rule', id)).toMatchObject({ where: null });
  });

  it('is checked again when the module changes, and left alone when neither does', async () => {
    const { id } = await create({ module: 'deals', where: { stage: 'open' } });
    const change = (values: Record<string, unknown>) =>
      bench.records.update(bench.system, 'rule', id, values);
    expect(codes(await refusal(change({ module: 'firms' })))).toEqual({ where: 'unknownField' });
    await change({ module: 'firms', where: { phone: { empty: false } } });
  });

  it('asks nothing about a field that its writer may not read', async () => {
    const rights = { '*': { ...allRights['*'], fields: { secretNote: 'hidden' as const } } };
    const writer = await bench.person('小王', { rights });
    expect(codes(await refusal(create({ firms: { secretNote: 'x' } }, writer)))).toEqual({
      firms: 'unknownField',
    });
  });
});

describe('A stored condition', () => {
  const deals = () => bench.registry().module('deal');
  const nowhere = () => null;
  const fits = (filter: Filter | null, record: object, filters = company()) => {
    const parsed = storedCondition(filter, deals(), bench.registry(), filters);
    return parsed && evaluate(parsed, record as Record<string, unknown>, nowhere);
  };
  const company = () => companyFilters(bench.system.company, bench.clock.now);

  it('means whoever asks, and the company when nobody does', async () => {
    const person = await bench.person('小李');
    const { filters } = readContext(person, bench.registry(), bench.clock.now);
    const mine = { owner: person.user?.id };
    expect(fits({ owner: '$me' }, mine, filters)).toBe(true);
    expect(fits({ owner: '$me' }, mine)).toBe(false);
    expect(fits({ closeDate: { within: 'thisMonth' } }, { closeDate: '2026-11-01' })).toBe(true);
  });

  it('that is empty asks nothing; one whose field has gone can’t be asked', () => {
    expect(fits(null, {})).toBe(true);
    expect(fits({ gone: 1 }, {})).toBeNull();
  });
});
