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
      () => records.related(anna, 'firm', hidden.id, 'deals', { sort: 'nonsense' }),
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
      share: false,
    });
    const stranger = await bench.person('陌生人', { rights: {} });
    expect((await refusal(bench.records.find(stranger, 'firm', {}))).kind).toBe('forbidden');
  });
});
