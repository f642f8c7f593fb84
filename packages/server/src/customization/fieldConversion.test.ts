import {
  type ConversionPreview,
  type CustomizedField,
  type FieldType,
  fieldTypes,
  type ModuleField,
  type ValueContext,
} from '@gejie/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import type { Database } from '../database/connection.ts';
import { runConversion } from './conversion.ts';
import { addField, codesIn, fieldsOf, indexesOn } from './workshop.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('workshop_conversion');
});

afterAll(() => app.close());

type Values = Record<string, unknown>;

const account = async (values: Values) =>
  (await app.admin.post('/api/accounts?duplicates=allow', values)).body as Values & { id: number };
const read = async (id: number) => (await app.admin.get(`/api/accounts/${id}`)).body;

test('another kind of field takes what fits, and says before what doesn’t (PLT-05)', async () => {
  await addField(app.admin, 'accounts', { name: 'size', type: 'text', label: '规模说明' });
  const [one, two, three] = [
    await account({ name: '甲', cf_size: '1,280' }),
    await account({ name: '乙', cf_size: '约三百' }),
    await account({ name: '丙' }),
  ];
  const url = `${fieldsOf('accounts')}/cf_size`;
  const { body: preview } = await app.admin.post<ConversionPreview>(`${url}/conversion`, { type: 'integer' });
  expect(preview).toEqual({
    records: 2,
    fits: 1,
    fails: 1,
    failing: [{ id: two.id, label: '乙', value: '约三百', message: '应为数字' }],
    breaks: [],
    stops: [],
    uses: [],
  });
  const refused = await app.admin.patch<{ conversion: ConversionPreview }>(url, { type: 'integer' });
  expect([refused.status, refused.body.conversion.fails]).toEqual([409, 1]);
  expect(await read(two.id)).toMatchObject({ cf_size: '约三百' });
  const changed = await app.admin.patch<CustomizedField>(`${url}?confirm=1`, { type: 'integer', min: 0 });
  expect([changed.status, changed.body.type, changed.body.min]).toEqual([200, 'integer', 0]);
  expect([await read(one.id), await read(two.id), await read(three.id)]).toMatchObject([
    { cf_size: 1280 },
    { cf_size: null },
    { cf_size: null },
  ]);
  const found = await app.admin.get<{ records: Values[] }>('/api/accounts', {
    query: { where: JSON.stringify({ cf_size: { gte: 1000 } }) },
  });
  expect(found.body.records).toMatchObject([{ id: one.id }]);
  const history = await app.admin.get(`/api/accounts/${one.id}/history`);
  expect(history.status).toBe(200);
});

test('the history tells what a field held while it was of another kind, as that read', async () => {
  const choices = [
    { value: 'key', label: '重点' },
    { value: '7', label: '第七级' },
  ];
  const { body: field } = await addField(app.admin, 'accounts', {
    type: 'choice',
    label: '信用级别',
    choices,
  });
  const { name } = field;
  const { id, updatedAt } = await account({ name: '改过类型的公司', [name]: 'key' });
  const url = `/api/accounts/${id}`;
  const set = async (value: unknown) =>
    expect((await app.admin.patch(url, { [name]: value })).status).toBe(200);
  await set('7');
  const changed = await app.admin.patch(`${fieldsOf('accounts')}/${name}?confirm=1`, { type: 'integer' });
  expect(changed.status).toBe(200);
  expect(await read(id)).toMatchObject({ [name]: 7 });
  await set(8);
  const told = [
    { changes: [{ field: name, from: 7, to: 8 }] },
    { changes: [{ field: name, from: '重点', to: '第七级', asText: true }] },
    { kind: 'create' },
  ];
  const history = await app.admin.get<{ entries: Values[] }>(`${url}/history`);
  expect(history.body.entries).toMatchObject(told);
  expect(history.body.entries[0]?.changes).toEqual(told[0]?.changes);
  const timeline = await app.admin.get<{ entries: Values[] }>(`${url}/timeline`, {
    query: { kinds: 'changes' },
  });
  expect(timeline.body.entries.slice(0, 2)).toMatchObject(told.slice(0, 2));
  // What it was then is no number, and this field is one now.
  const then = await app.admin.get(`${url}/as-of`, { query: { at: String(updatedAt) } });
  expect([then.status, then.body[name]]).toEqual([200, null]);
});

test.each<[string, Values, unknown, Values, unknown]>([
  [
    'a choice becomes a text by its name',
    { type: 'choice', choices: [{ value: 'a', label: '战略' }] },
    'a',
    { type: 'text' },
    '战略',
  ],
  [
    'a text becomes a choice',
    { type: 'text' },
    '重点',
    { type: 'choice', choices: [{ value: 'key', label: '重点' }] },
    'key',
  ],
  [
    'one choice becomes several',
    { type: 'choice', choices: ['x', 'y'] },
    'y',
    { type: 'multiChoice', choices: ['x', 'y'] },
    ['y'],
  ],
  [
    'money becomes a whole number where there are no cents',
    { type: 'money' },
    '1280.00',
    { type: 'integer' },
    1280,
  ],
  ['more decimal places are made room for', { type: 'decimal', scale: 2 }, '1.25', { scale: 4 }, '1.2500'],
  ['a percent becomes a decimal', { type: 'percent' }, '12.50', { type: 'decimal', scale: 1 }, '12.5'],
  [
    'a moment becomes a day',
    { type: 'dateTime' },
    '2026-11-23T02:00:00.000Z',
    { type: 'date' },
    '2026-11-23',
  ],
  ['rich text becomes plain', { type: 'richText' }, '<p>好</p>', { type: 'longText' }, '好'],
  [
    'an address becomes a line',
    { type: 'address' },
    { province: '浙江省', city: '杭州市' },
    { type: 'text' },
    '浙江省 杭州市',
  ],
  ['a checkbox becomes a text', { type: 'boolean' }, true, { type: 'text' }, '是'],
])('%s', async (what, from, value, to, becomes) => {
  const { body: field } = await addField(app.admin, 'accounts', { ...from, label: what.slice(0, 60) });
  const { id } = await account({ name: what, [field.name]: value });
  const url = `${fieldsOf('accounts')}/${field.name}`;
  const changed = await app.admin.patch(url, to);
  expect([changed.status, JSON.stringify(changed.body).slice(0, 200)]).toEqual([200, expect.any(String)]);
  expect((await read(id))[field.name]).toEqual(becomes);
  for (const path of ['history', `as-of?at=${new Date(Date.now() - 1).toISOString()}`])
    expect((await app.admin.get(`/api/accounts/${id}/${path}`)).status).toBe(200);
});

test('what is written while values are converted is converted too', async () => {
  await addField(app.admin, 'contacts', { name: 'note', type: 'text', label: '编号说明' });
  const make = async (n: number) =>
    (await app.admin.post('/api/contacts?duplicates=allow', { name: `人${n}`, cf_note: String(n) })).body
      .id as number;
  const ids = [await make(1), await make(2)];
  const converting = app.admin.patch(`${fieldsOf('contacts')}/cf_note?confirm=1`, { type: 'integer' });
  const more = await Promise.all([3, 4, 5, 6].map(make));
  expect((await converting).status).toBe(200);
  for (const [index, id] of [...ids, ...more].entries())
    expect((await app.admin.get(`/api/contacts/${id}`)).body).toMatchObject({ cf_note: index + 1 });
});

test('a formula is worked out for the records there are, and follows its fields', async () => {
  const { id } = await account({ name: '公式公司' });
  await addField(app.admin, 'accounts', { name: 'base', type: 'money', label: '基数' });
  await app.admin.patch(`/api/accounts/${id}`, { cf_base: 100 });
  const wrong = await addField(app.admin, 'accounts', {
    type: 'formula',
    label: '错的',
    result: 'money',
    expression: 'cf_base * nothing',
  });
  expect([wrong.status, codesIn(wrong)]).toEqual([422, { expression: 'rule' }]);
  const formula = {
    name: 'twice',
    type: 'formula',
    label: '两倍',
    result: 'money',
    expression: 'cf_base * 2',
  };
  expect((await addField(app.admin, 'accounts', formula)).status).toBe(201);
  await vi.waitFor(async () => expect(await read(id)).toMatchObject({ cf_twice: '200.00' }), 10_000);
  await app.admin.patch(`/api/accounts/${id}`, { cf_base: 50 });
  expect(await read(id)).toMatchObject({ cf_twice: '100.00' });
  const url = `${fieldsOf('accounts')}/cf_twice`;
  await app.admin.patch(url, { expression: 'cf_base * 3' });
  await vi.waitFor(async () => expect(await read(id)).toMatchObject({ cf_twice: '150.00' }), 10_000);
  await addField(app.admin, 'accounts', {
    ...formula,
    name: 'six',
    label: '六倍',
    expression: 'cf_twice * 2',
  });
  const circle = await app.admin.patch(url, { expression: 'cf_six + 1' });
  expect([circle.status, JSON.stringify(circle.body)]).toEqual([422, expect.stringContaining('循环')]);
  const { body: uses } = await app.admin.get(`${fieldsOf('accounts')}/cf_base/uses`);
  expect(uses.uses).toEqual([{ kind: 'formula', label: '两倍', of: null }]);
  await app.admin.delete(`${fieldsOf('accounts')}/cf_base`);
  expect((await account({ name: '没有基数' })).cf_twice).toBeNull();
});

test('fewer decimal places are asked about like another kind, and its index comes back', async () => {
  const field = { name: 'exact', type: 'decimal', label: '精确值', scale: 4 };
  await addField(app.admin, 'accounts', field);
  const { id } = await account({ name: '精确公司', cf_exact: '1.2345' });
  const sorted = () => app.admin.get('/api/accounts', { query: { sort: 'cf_exact' } });
  await sorted();
  await vi.waitFor(
    () => expect(app.services.registry().module('account').fields.get('cf_exact')?.index).toBe(true),
    10_000,
  );
  const url = `${fieldsOf('accounts')}/cf_exact`;
  const refused = await app.admin.patch<{ conversion: ConversionPreview }>(url, { scale: 2 });
  expect([refused.status, refused.body.conversion]).toMatchObject([409, { fails: 1, failing: [{ id }] }]);
  expect((await app.admin.patch(`${url}?confirm=1`, { scale: 2 })).status).toBe(200);
  expect(await read(id)).toMatchObject({ cf_exact: null });
  await vi.waitFor(async () => expect(await indexesOn(app, 'account', 'cf_exact')).not.toEqual([]), 10_000);
  expect((await sorted()).status).toBe(200);
});

test('a formula that comes to something else is worked out anew, whatever it came to before', async () => {
  await addField(app.admin, 'contacts', { name: 'sum', type: 'money', label: '合计' });
  const { body } = await app.admin.post('/api/contacts?duplicates=allow', { name: '算', cf_sum: '12.50' });
  const formula = { name: 'half', type: 'formula', label: '一半', result: 'money', expression: 'cf_sum / 2' };
  await addField(app.admin, 'contacts', formula);
  const contact = async () => (await app.admin.get(`/api/contacts/${body.id}`)).body;
  await vi.waitFor(async () => expect(await contact()).toMatchObject({ cf_half: '6.25' }), 10_000);
  const url = `${fieldsOf('contacts')}/cf_half`;
  const changed = await app.admin.patch(url, { result: 'integer', expression: 'round(cf_sum)' });
  expect([changed.status, codesIn(changed)]).toEqual([200, {}]);
  await vi.waitFor(async () => expect(await contact()).toMatchObject({ cf_half: 13 }), 10_000);
});

test('what formulas rest on is told before it becomes another, or is kept (PLT-05)', async () => {
  const choices = ['gold', 'silver'];
  await addField(app.admin, 'leads', { name: 'rank', type: 'choice', label: '线索等次', choices });
  await addField(app.admin, 'leads', { name: 'worth', type: 'money', label: '线索价值' });
  const expression = 'if(cf_rank = "gold", cf_worth * 2, cf_worth)';
  const formula = { name: 'score', type: 'formula', label: '线索得分', result: 'money', expression };
  expect((await addField(app.admin, 'leads', formula)).status).toBe(201);
  const { body: lead } = await app.admin.post('/api/leads?duplicates=allow', { name: '分', cf_worth: 5 });
  const rank = `${fieldsOf('leads')}/cf_rank`;
  expect(codesIn(await app.admin.patch(rank, { choices: ['silver'] }))).toEqual({ choices: 'formulaReads' });
  const worth = `${fieldsOf('leads')}/cf_worth`;
  const { body: preview } = await app.admin.post<ConversionPreview>(`${worth}/conversion`, { type: 'text' });
  expect(preview).toMatchObject({
    fits: 1,
    fails: 0,
    breaks: ['线索得分'],
    uses: [{ kind: 'formula', label: '线索得分', of: null }],
  });
  expect((await app.admin.patch(worth, { type: 'text' })).status).toBe(409);
  const read = async () => (await app.admin.get(`/api/leads/${lead.id}`)).body;
  expect(await read()).toMatchObject({ cf_score: '5.00' });
  expect((await app.admin.patch(`${worth}?confirm=1`, { type: 'text' })).status).toBe(200);
  await vi.waitFor(async () => expect(await read()).toMatchObject({ cf_score: null }), 10_000);
});

test('what is emptied while values are converted stays empty', async () => {
  const { database, registry } = app.services;
  await addField(app.admin, 'leads', { name: 'code', type: 'text', label: '代号' });
  const { body: lead } = await app.admin.post('/api/leads?duplicates=allow', { name: '清空', cf_code: '7' });
  const module = registry().module('lead');
  const from = module.fields.get('cf_code') as ModuleField;
  const to = { ...from, type: fieldTypes.get('integer') as FieldType };
  let steps = 0;
  const meddled: Database = {
    ...database,
    // The first step makes room, the last one replaces; in between the values have been taken over.
    async transaction(run) {
      if (steps++ > 0) await app.admin.patch(`/api/leads/${lead.id}`, { cf_code: null });
      return database.transaction(run);
    },
  };
  const context: ValueContext = { language: 'zh-CN', timeZone: 'Asia/Shanghai', now: new Date() };
  await runConversion(meddled, { module, from, to, context }, new Date(), async (tx) => {
    await sql`update custom_field set definition = definition || '{"type":"integer"}' where name = 'cf_code'`.execute(
      tx,
    );
  });
  expect(steps).toBe(2);
  const { rows } = await database.pool.query('select cf_code from lead where id = $1', [lead.id]);
  expect(rows).toEqual([{ cf_code: null }]);
});
