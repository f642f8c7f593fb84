import type { CustomizedField, ModuleMetadata } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { addField, codesIn, fieldsOf, indexesOn } from './workshop.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('workshop');
});

afterAll(() => app.close());

type Listed = { records: Record<string, unknown>[] };
type Values = Record<string, unknown>;

const account = (values: Values) => app.admin.post('/api/accounts?duplicates=allow', values);
const listed = async (where: object) =>
  (await app.admin.get<Listed>('/api/accounts', { query: { where: JSON.stringify(where) } })).body.records;

describe('A field that an administrator adds (PLT-05)', () => {
  test('is at once in metadata, records, filters, history and the description of the API', async () => {
    const added = await addField(app.admin, 'accounts', {
      name: 'level',
      type: 'choice',
      label: { zh: '合作等级', en: 'Partner level' },
      choices: [
        '战略',
        { label: { zh: '重点', en: 'Key' }, color: 'green' },
        { value: 'normal', label: '普通' },
      ],
      default: 'normal',
    });
    expect(added).toMatchObject({
      status: 201,
      body: {
        name: 'cf_level',
        type: 'choice',
        custom: true,
        order: 0,
        choices: [
          { value: 'zhanlve', label: { zh: '战略', en: '战略' } },
          { value: 'zhongdian', color: 'green' },
          { value: 'normal' },
        ],
      },
    });
    const { body: module } = await app.admin.get<ModuleMetadata>('/api/modules/accounts');
    expect(module.fields.find(({ name }) => name === 'cf_level')).toMatchObject({
      type: 'choice',
      custom: true,
    });
    expect(module.layout.sections.at(-1)?.fields).toContainEqual({ field: 'cf_level', width: 'half' });
    const created = await account({ name: '有等级的公司' });
    expect(created.body).toMatchObject({ cf_level: 'normal' });
    await app.admin.patch(`/api/accounts/${created.body.id}`, { cf_level: 'zhanlve' });
    expect(await listed({ cf_level: 'zhanlve' })).toMatchObject([{ name: '有等级的公司' }]);
    const history = await app.admin.get<{ entries: unknown[] }>(`/api/accounts/${created.body.id}/history`);
    expect(history.body.entries[0]).toMatchObject({
      changes: [{ field: 'cf_level', from: 'normal', to: 'zhanlve' }],
    });
    const openapi = await app.admin.get<{ components: { schemas: Record<string, { properties: object }> } }>(
      '/api/openapi.json',
    );
    expect(openapi.body.components.schemas.AccountRecord?.properties).toHaveProperty('cf_level');
    const log = await app.admin.get<Listed>('/api/audit-log', {
      query: { where: JSON.stringify({ kind: 'customization.changed' }) },
    });
    expect(log.body.records[0]).toMatchObject({
      label: '合作等级',
      detail: { field: 'cf_level', deed: 'added' },
    });
  });

  test('is named by its label in pinyin, with a number where the name is taken', async () => {
    const first = await addField(app.admin, 'leads', { type: 'text', label: '合同编号' });
    const second = await addField(app.admin, 'leads', { type: 'text', label: '合同 编号' });
    const latin = await addField(app.admin, 'leads', { type: 'text', label: 'Credit limit' });
    const sign = await addField(app.admin, 'leads', { type: 'text', label: '★' });
    expect([first, second, latin, sign].map(({ body }) => body.name)).toEqual([
      'cf_hetongbianhao',
      'cf_hetong_bianhao',
      'cf_credit_limit',
      'cf_field',
    ]);
    const again = await addField(app.admin, 'leads', { type: 'text', label: '合同编号：' });
    expect(again.body.name).toBe('cf_hetongbianhao_2');
  });

  test.each([
    ['a SQL word', { name: 'select' }, 'cf_select'],
    ['the name of a kernel field', { name: 'owner' }, 'cf_owner'],
    ['capitals', { name: 'renewalDate' }, 'cf_renewalDate'],
    ['the longest name', { name: 'x'.repeat(40) }, `cf_${'x'.repeat(40)}`],
  ])('may be called by %s', async (label, given, name) => {
    const added = await addField(app.admin, 'contacts', {
      ...given,
      type: 'autoNumber',
      label,
      default: 'N-{000}',
    });
    expect(added).toMatchObject({ status: 201, body: { name } });
    const created = await app.admin.post('/api/contacts?duplicates=allow', { name: label });
    expect(created.body).toMatchObject({ [name]: 'N-001' });
    expect((await app.admin.get('/api/contacts', { query: { sort: name } })).status).toBe(200);
  });

  test('takes 10,000 values', async () => {
    const choices = Array.from({ length: 10_000 }, (_, nth) => ({ value: `v${nth}`, label: `第 ${nth} 项` }));
    const added = await addField(app.admin, 'departments', {
      name: 'many',
      type: 'choice',
      label: '很多',
      choices,
    });
    expect(added.status).toBe(201);
    const created = await app.admin.post('/api/departments?duplicates=allow', {
      name: '产品',
      cf_many: 'v9999',
    });
    expect(created.body).toMatchObject({ cf_many: 'v9999' });
    expect((await app.admin.get('/api/departments', { query: { sort: 'cf_many' } })).status).toBe(200);
  });

  test('that is required leaves the records that were there valid until it is edited', async () => {
    const before = await account({ name: '早先的公司' });
    await addField(app.admin, 'accounts', { name: 'must', type: 'text', label: '必填项', required: true });
    const url = `/api/accounts/${before.body.id}`;
    expect((await app.admin.patch(url, { phone: '0571-88162200' })).status).toBe(200);
    expect(codesIn(await app.admin.patch(url, { cf_must: '' }))).toEqual({ cf_must: 'required' });
    expect(codesIn(await account({ name: '新公司' }))).toEqual({ cf_must: 'required' });
    await app.admin.delete(`${fieldsOf('accounts')}/cf_must`);
    expect((await account({ name: '新公司' })).status).toBe(201);
  });

  test('that is a checkbox is not checked in the records that were there', async () => {
    const before = await account({ name: '没有勾选的公司' });
    await addField(app.admin, 'accounts', { name: 'ticked', type: 'boolean', label: '已勾选' });
    expect(await listed({ cf_ticked: false, id: before.body.id as number })).toHaveLength(1);
  });

  test('that is an amount may be in the currency of its record', async () => {
    const field = { name: 'plan', type: 'money', label: '预算' };
    const wrong = await addField(app.admin, 'opportunities', { ...field, currencyField: 'stage' });
    expect(codesIn(wrong)).toEqual({ currencyField: 'unknownField' });
    const added = await addField(app.admin, 'opportunities', { ...field, currencyField: 'currency' });
    expect(added).toMatchObject({ status: 201, body: { currencyField: 'currency' } });
    const { body: module } = await app.admin.get<ModuleMetadata>('/api/modules/opportunities');
    expect(module.fields.find(({ name }) => name === 'cf_plan')).toMatchObject({ currencyField: 'currency' });
  });

  test('that points at another module stands on the page of what it points at', async () => {
    await addField(app.admin, 'contacts', {
      name: 'introducedBy',
      type: 'link',
      label: '介绍客户',
      targets: ['accounts'],
      backlink: true,
    });
    const { body: owner } = await account({ name: '介绍人公司' });
    await app.admin.post('/api/contacts', { name: '被介绍的人', cf_introducedBy: owner.id });
    const { body: module } = await app.admin.get<ModuleMetadata>('/api/modules/accounts');
    const list = module.related.find(({ field }) => field === 'cf_introducedBy');
    const related = await app.admin.get<Listed>(`/api/accounts/${owner.id}/related/${list?.name}`);
    expect(related.body.records).toMatchObject([{ name: '被介绍的人' }]);
  });
});

describe('An index of an added field', () => {
  test('is built when somebody first filters or sorts by it, not before', async () => {
    await addField(app.admin, 'opportunities', { name: 'weight', type: 'integer', label: '权重' });
    expect(await indexesOn(app, 'opportunity', 'cf_weight')).toEqual([]);
    expect((await app.admin.get('/api/opportunities', { query: { sort: '-cf_weight' } })).status).toBe(200);
    await vi.waitFor(
      async () => expect(await indexesOn(app, 'opportunity', 'cf_weight')).toHaveLength(1),
      5_000,
    );
    await vi.waitFor(() =>
      expect(app.services.registry().module('opportunity').fields.get('cf_weight')?.index).toBe(true),
    );
  });

  test('follows the order of the values, and the old one goes', async () => {
    const choices = ['低', '中', '高'];
    const url = `${fieldsOf('opportunities')}/cf_heat`;
    await addField(app.admin, 'opportunities', { name: 'heat', type: 'choice', label: '热度', choices });
    await app.admin.get('/api/opportunities', { query: { sort: 'cf_heat' } });
    const orders = async () =>
      (await indexesOn(app, 'opportunity', 'cf_heat')).filter((one) => one.includes('array_position'));
    await vi.waitFor(async () => expect(await orders()).toHaveLength(1), 5_000);
    await vi.waitFor(() =>
      expect(app.services.registry().module('opportunity').fields.get('cf_heat')?.index).toBe(true),
    );
    const { body } = await app.admin.patch<CustomizedField>(url, { choices: ['高', '中', '低'] });
    expect(body.choices?.map(({ label }) => label.zh)).toEqual(['高', '中', '低']);
    await vi.waitFor(async () => expect(await orders()).toMatchObject([/gao.*zhong.*di/]), 5_000);
  });
});

describe('A field that may not repeat', () => {
  test('is held to it from the beginning', async () => {
    await addField(app.admin, 'departments', { name: 'taxId', type: 'text', label: '登记号', unique: true });
    expect(await indexesOn(app, 'department', 'cf_taxId')).toMatchObject([/UNIQUE/]);
    const give = (name: string, cf_taxId: string) =>
      app.admin.post('/api/departments?duplicates=allow', { name, cf_taxId });
    expect((await give('甲', 'A1')).status).toBe(201);
    expect(codesIn(await give('乙', 'a1'))).toEqual({ cf_taxId: 'notUnique' });
  });

  test('is told which values repeat when they do already', async () => {
    await addField(app.admin, 'departments', { name: 'code', type: 'text', label: '供货编码' });
    for (const code of ['A1', 'a1', 'B2'])
      await app.admin.post('/api/departments?duplicates=allow', { name: code, cf_code: code });
    const url = `${fieldsOf('departments')}/cf_code`;
    const refused = await app.admin.patch<{ errors: { message: string }[] }>(url, { unique: true });
    expect(codesIn(refused)).toEqual({ unique: 'valuesRepeat' });
    expect(refused.body.errors[0]?.message).toMatch(/A1/);
    expect(await indexesOn(app, 'department', 'cf_code')).toEqual([]);
  });
});
