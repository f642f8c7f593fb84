import type { CustomizedField, FormulaCheck, ModuleMetadata } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { addField, codesIn } from './workshop.fixture.ts';

let app: TestApplication;
let account: number;

beforeAll(async () => {
  app = await openApplication('formulas');
  const { body } = await app.admin.post<{ id: number }>('/api/accounts', { name: '远山科技' });
  account = body.id;
});

afterAll(() => app.close());

const url = '/api/customization/opportunities/formula/check';
const check = (expression: string, result = 'money', field?: string) =>
  app.admin.post<FormulaCheck>(url, { expression, result, field });
const formula = (path: string, name: string, result: string, expression: string) =>
  addField(app.admin, path, { name, type: 'formula', label: name, result, expression });
const deal = async (values: object) => {
  const given = { name: '框架合同', account, closeDate: '2026-12-31', ...values };
  return (await app.admin.post<Record<string, unknown> & { id: number }>('/api/opportunities', given)).body;
};

describe('A formula that is being written (PLT-05)', () => {
  test('is told its mistakes at their places, in the language of whoever writes it', async () => {
    expect((await check('amount + "x" + nmae')).body).toEqual({
      mistakes: [
        { from: 7, to: 8, message: '文字不能用“+”相接，请写成 concat(a, b)' },
        { from: 15, to: 19, message: '没有名为“nmae”的字段' },
      ],
      reads: [],
      example: null,
    });
    const english = await app.admin.post<FormulaCheck>(
      url,
      { expression: 'days(closeDate, today())', result: 'integer' },
      { headers: { 'accept-language': 'en' } },
    );
    expect(english.body.mistakes[0]?.message).toMatch(/changes by itself/);
    expect((await check('version + 1', 'integer')).body.mistakes).toMatchObject([{ from: 0, to: 7 }]);
  });

  test('comes to a value for one of the records there are', async () => {
    const { id } = await deal({ name: '有金额的', amount: '200.00' });
    await deal({ name: '没有金额的' });
    expect((await check('amount * exchangeRate * 3.5')).body).toEqual({
      mistakes: [],
      reads: ['amount', 'exchangeRate'],
      example: { id, label: '有金额的', value: '700.00' },
    });
    expect((await check('amount / 0')).body.example).toMatchObject({ value: null });
  });

  test('is for those with the function, and results in what formulas can', async () => {
    const person = await app.person('reader');
    expect((await person.post(url, { expression: '1', result: 'money' })).status).toBe(403);
    expect(codesIn(await check('1', 'file'))).toEqual({ result: 'notChoice' });
    expect(codesIn(await check('1', 'nothing'))).toEqual({ result: 'notChoice' });
    expect((await check('1+'.repeat(5000))).body.mistakes).toHaveLength(1);
  });

  test('that closes a circle is told which', async () => {
    await formula('opportunities', 'first', 'money', 'amount * 2');
    await formula('opportunities', 'second', 'money', 'cf_first + 1');
    expect((await check('cf_second * 2', 'money', 'cf_first')).body.mistakes).toEqual([
      { from: 0, to: 9, message: '公式形成循环：first → second → first' },
    ]);
  });
});

describe('A formula that is kept (PLT-05)', () => {
  test('is worked out for the records there are, and with every change', async () => {
    const { id } = await deal({ amount: '100.00', name: '甲' });
    const { body } = await formula(
      'opportunities',
      'grade',
      'text',
      'if(amount >= 1000, "大单", concat("小单 ", stage))',
    );
    expect(body).toMatchObject<Partial<CustomizedField>>({ name: 'cf_grade' });
    const address = `/api/opportunities/${id}`;
    await vi.waitFor(async () => expect((await app.admin.get(address)).body.cf_grade).toBe('小单 初步接洽'), {
      timeout: 15_000,
    });
    const { body: changed } = await app.admin.patch(address, { amount: '5000' });
    expect(changed.cf_grade).toBe('大单');
    const where = JSON.stringify({ cf_grade: { contains: '大' } });
    const found = await app.admin.get<{ records: { id: number }[] }>('/api/opportunities', {
      query: { where },
    });
    expect(found.body.records.map((record) => record.id)).toEqual([id]);
    const { body: module } = await app.admin.get<ModuleMetadata>('/api/modules/opportunities');
    expect(module.fields.find(({ name }) => name === 'cf_grade')).toMatchObject({
      readOnly: true,
      resultType: 'text',
      reads: ['amount', 'stage'],
    });
  });

  test('over figures of other records moves with them', async () => {
    await formula('accounts', 'busy', 'boolean', 'openOpportunities >= 2');
    const { body: fresh } = await app.admin.post<{ id: number; cf_busy: boolean }>('/api/accounts', {
      name: '海风贸易',
    });
    expect(fresh.cf_busy).toBe(false);
    const busy = async () => (await app.admin.get(`/api/accounts/${fresh.id}`)).body.cf_busy;
    const first = await deal({ account: fresh.id });
    expect(await busy()).toBe(false);
    await deal({ account: fresh.id });
    expect(await busy()).toBe(true);
    await app.admin.delete(`/api/opportunities/${first.id}`);
    expect(await busy()).toBe(false);
  });
});
