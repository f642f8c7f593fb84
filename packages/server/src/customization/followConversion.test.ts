import type { ArrangementAnswer, ConversionPreview, CustomizedField, CustomizedFields } from '@gejie/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { addField, fieldsOf } from './workshop.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('follow_conversion');
});

afterAll(() => app.close());

const layout = '/api/customization/accounts/layout';
const choices = [
  { value: 'gold', label: '金牌' },
  { value: 'silver', label: '银牌' },
];

async function made(path: string, values: object): Promise<{ id: number }> {
  const answer = await app.admin.post<{ id: number }>(path, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

async function arrange(rules: object): Promise<void> {
  const answer = await app.admin.put(layout, { rules });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

const rulesNow = async () => (await app.admin.get<ArrangementAnswer>(layout)).body.rules;
const fieldNamed = async (name: string) =>
  (await app.admin.get<CustomizedFields>(fieldsOf('accounts'))).body.fields.find((one) => one.name === name);
const viewNamed = async (path: string, id: number) =>
  (await app.admin.get<{ views: { id: number; where: object }[] }>(`/api/${path}/views`)).body.views.find(
    (view) => view.id === id,
  )?.where;

test('when a choice becomes a text, whatever asks for its values asks for their names (PLT-05)', async () => {
  await addField(app.admin, 'accounts', { name: 'rank', type: 'choice', label: '牌级', choices });
  const firm = await made('/api/accounts', { name: '金牌公司', cf_rank: 'gold' });
  const own = await made('/api/accounts/views', {
    name: '金牌',
    where: { not: { cf_rank: { ne: 'gold' } } },
  });
  const beyond = await made('/api/contacts/views', {
    name: '银牌的人',
    where: { any: [{ 'account.cf_rank': { in: ['silver', 'gold'] } }, { name: 'gold' }] },
  });
  const colleague = await app.person('colleague', { rights: { accounts: { see: 'own' } } });
  const rule = await made('/api/sharing-rules', {
    name: '金牌共享',
    module: 'accounts',
    condition: { cf_rank: 'gold' },
    level: 'read',
    users: [colleague.id],
  });
  await addField(app.admin, 'accounts', {
    name: 'points',
    type: 'formula',
    label: '积分',
    result: 'integer',
    expression: 'if(cf_rank = "gold", 9, 1)',
  });
  await arrange({ industry: { required: { when: { cf_rank: { in: ['gold'] } } } } });
  const points = async () => (await app.admin.get(`/api/accounts/${firm.id}`)).body.cf_points;
  await vi.waitFor(async () => expect(await points()).toBe(9), 10_000);
  expect((await colleague.get(`/api/accounts/${firm.id}`)).status).toBe(200);

  const url = `${fieldsOf('accounts')}/cf_rank`;
  const { body: preview } = await app.admin.post<ConversionPreview>(`${url}/conversion`, { type: 'text' });
  expect(preview).toMatchObject({ fails: 0, breaks: [], stops: [] });
  expect((await app.admin.patch(url, { type: 'text' })).status).toBe(200);

  expect(await viewNamed('accounts', own.id)).toEqual({ not: { cf_rank: { ne: '金牌' } } });
  expect(await viewNamed('contacts', beyond.id)).toEqual({
    any: [{ 'account.cf_rank': { in: ['银牌', '金牌'] } }, { name: 'gold' }],
  });
  expect(await rulesNow()).toEqual({ industry: { required: { when: { cf_rank: { in: ['金牌'] } } } } });
  expect((await fieldNamed('cf_points'))?.expression).toBe('if(cf_rank = "金牌", 9, 1)');
  expect((await colleague.get(`/api/accounts/${firm.id}`)).status).toBe(200);
  const { body: kept } = await app.admin.get(`/api/sharing-rules/${rule.id}`);
  expect(kept).toMatchObject({ condition: { cf_rank: '金牌' }, version: 2 });
  const history = await app.admin.get<{ entries: object[] }>(`/api/sharing-rules/${rule.id}/history`);
  expect(history.body.entries[0]).toMatchObject({ kind: 'update', changes: [{ field: 'condition' }] });
  const asked = await app.admin.post('/api/accounts', { name: '另一家金牌', cf_rank: '金牌' });
  expect(asked.body.errors).toMatchObject([{ field: 'industry', code: 'required' }]);
  await app.admin.patch(`/api/accounts/${firm.id}`, { industry: 'other', cf_rank: '银牌' });
  await vi.waitFor(async () => expect(await points()).toBe(1), 10_000);
  await arrange({});
});

test('conditions that can’t follow are said before, and leave the layout when that is confirmed', async () => {
  const levels = [
    { value: 'a', label: '7' },
    { value: 'b', label: '约八' },
  ];
  await addField(app.admin, 'accounts', { name: 'level', type: 'choice', label: '档位', choices: levels });
  const kept = await made('/api/accounts/views', { name: '七档', where: { cf_level: { in: ['a'] } } });
  await made('/api/accounts/views', { name: '八档', where: { cf_level: 'b' } });
  await arrange({
    industry: { visible: { when: { cf_level: { eq: 'b' } } }, required: { when: { cf_level: { eq: 'a' } } } },
  });
  const url = `${fieldsOf('accounts')}/cf_level`;
  const refused = await app.admin.patch<{ conversion: ConversionPreview; detail: string }>(url, {
    type: 'integer',
  });
  expect([refused.status, refused.body.conversion.stops]).toEqual([
    409,
    [
      { kind: 'view', label: '八档', of: 'boss' },
      { kind: 'condition', label: '行业', of: null },
    ],
  ]);
  expect(refused.body.detail).toContain('“八档”“行业”');
  expect((await app.admin.patch(`${url}?confirm=1`, { type: 'integer' })).status).toBe(200);
  expect(await rulesNow()).toEqual({ industry: { required: { when: { cf_level: { eq: 7 } } } } });
  expect(await viewNamed('accounts', kept.id)).toEqual({ cf_level: { in: [7] } });
  await arrange({});
});

test('values that depend on a choice still do when it becomes several, whatever their keys are then', async () => {
  await addField(app.admin, 'accounts', { name: 'area', type: 'choice', label: '大区', choices });
  await addField(app.admin, 'accounts', {
    name: 'city',
    type: 'choice',
    label: '城市群',
    dependsOn: 'cf_area',
    choices: [{ value: 'x', label: '甲', onlyFor: ['gold'] }],
  });
  await made('/api/accounts', { name: '大区公司', cf_area: 'gold' });
  const view = await made('/api/accounts/views', { name: '大区', where: { cf_area: { ne: 'gold' } } });
  const several = choices.map(({ value, label }) => ({ value: `${value}2`, label }));
  const changed = await app.admin.patch<CustomizedField>(`${fieldsOf('accounts')}/cf_area`, {
    type: 'multiChoice',
    choices: several,
  });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  expect((await fieldNamed('cf_city'))?.choices).toMatchObject([{ value: 'x', onlyFor: ['gold2'] }]);
  expect(await viewNamed('accounts', view.id)).toEqual({ cf_area: { notContains: 'gold2' } });
});
