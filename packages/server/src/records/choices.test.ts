import { choice, defineModule, messageOf, text } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProblemError } from '../problem.ts';
import { openRecordBench, type RecordBench } from './records.fixture.ts';

const parcel = defineModule('parcel', {
  label: '包裹',
  area: 'tools',
  title: 'name',
  fields: {
    name: text('名称', { required: true }),
    way: choice('方式', { air: '空运', sea: '海运', donkey: { label: '驴车', retired: true } }),
    class: choice(
      '舱位',
      {
        business: { label: '公务舱', onlyFor: ['air'] },
        deck: { label: '甲板', onlyFor: ['sea'] },
        any: '任意',
      },
      { dependsOn: 'way' },
    ),
  },
  list: ['name'],
});

let bench: RecordBench;
beforeAll(async () => {
  bench = await openRecordBench([parcel as never]);
});
afterAll(() => bench.close());

const create = (values: object) => bench.records.create(bench.system, 'parcel', { name: '包', ...values });
const change = (id: number, values: Record<string, unknown>) =>
  bench.records.update(bench.system, 'parcel', id, values);
async function told(refused: Promise<unknown>): Promise<[string | undefined, string, string]> {
  const { issues } = await refused.then(
    () => Promise.reject(new Error('It was taken')),
    (error: ProblemError) => error,
  );
  const [issue] = issues;
  if (!issue) throw new Error('Nothing was said');
  return [issue.field, messageOf(issue, 'zh-CN'), messageOf(issue, 'en')];
}

describe('A dependent choice', () => {
  it('goes with its parent, whichever of the two changes', async () => {
    const { id } = await create({ way: 'air', class: 'business' });
    const message = ['class', '“公务舱”与所选的“海运”不相符', '“Business” does not go with the chosen “Sea”'];
    expect(await told(create({ way: 'sea', class: 'business' }))).toEqual(message);
    expect(await told(change(id, { way: 'sea' }))).toEqual(message);
    expect((await told(change(id, { way: null })))[1]).toBe('“公务舱”与所选的“—”不相符');
    expect(await change(id, { way: 'sea', class: 'deck' })).toMatchObject({ class: 'deck' });
    expect(await change(id, { way: 'air', class: 'any' })).toMatchObject({ way: 'air' });
  });
});

describe('A retired choice', () => {
  it('is not chosen anew', async () => {
    expect(await told(create({ way: 'donkey' }))).toEqual([
      'way',
      '“驴车”已停用',
      '“Donkey” is no longer in use',
    ]);
  });
});
