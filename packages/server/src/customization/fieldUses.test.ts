import type { ArrangementAnswer, FieldUses } from '@gejie/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { addField, fieldsOf } from './workshop.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('field_uses');
});

afterAll(() => app.close());

async function made(path: string, values: object): Promise<{ id: number }> {
  const answer = await app.admin.post<{ id: number }>(path, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

test('whoever deletes a field is told everywhere it is used, in this module and beyond (PLT-05)', async () => {
  const { admin } = app;
  await addField(admin, 'accounts', { name: 'weight', type: 'integer', label: '权重' });
  const uses = async (language = 'zh-CN') =>
    (
      await admin.get<FieldUses>(`${fieldsOf('accounts')}/cf_weight/uses`, {
        headers: { 'accept-language': language },
      })
    ).body.uses;
  expect(await uses()).toEqual([]);

  const where = { cf_weight: { gte: 3 } };
  await made('/api/accounts/views', { name: '看权重', columns: ['name', 'cf_weight'] });
  await made('/api/accounts/views', { name: '按权重', sort: '-cf_weight' });
  await made('/api/contacts/views', { name: '重客户的人', where: { 'account.cf_weight': { gte: 3 } } });
  const { id: user } = await app.person('colleague');
  const rule = { name: '重客户', module: 'accounts', condition: where, level: 'read', users: [user] };
  await made('/api/sharing-rules', rule);
  await made('/api/roles', {
    name: '看不到权重',
    rights: { accounts: { see: 'all', fields: { cf_weight: 'hidden' } } },
  });
  const department = await app.department('华东');
  const pool = await made('/api/pools', {
    name: '华东公海',
    module: 'accounts',
    departments: [department],
    exempt: where,
    masked: ['cf_weight'],
  });
  await made('/api/pool-rules', {
    name: '轻客户',
    pool: pool.id,
    module: 'accounts',
    days: 9,
    appliesTo: where,
  });
  await addField(admin, 'accounts', {
    name: 'double',
    type: 'formula',
    label: '双倍',
    result: 'integer',
    expression: 'cf_weight * 2',
  });
  const layout = '/api/customization/accounts/layout';
  const { body } = await admin.get<ArrangementAnswer>(layout);
  const { unused: _, ...standard } = body.standard;
  const { body: roles } = await admin.get<{ records: { id: number }[] }>('/api/roles');
  const arranged = await admin.put(layout, {
    standard,
    variants: [{ ...standard, name: '经理的', roles: [roles.records[0]?.id] }],
    rules: { industry: { required: { when: where } } },
    list: ['name', 'cf_weight'],
  });
  expect(arranged.status, JSON.stringify(arranged.body)).toBe(200);
  const beyond = await admin.put('/api/customization/contacts/layout', {
    list: ['name', 'account.cf_weight'],
  });
  expect(beyond.status).toBe(200);

  const told = (await uses()).map(({ kind, label, of }) => `${kind} ${of ?? ''}${label}`);
  expect(told.toSorted()).toEqual(
    [
      'view boss看权重',
      'view boss按权重',
      'view boss重客户的人',
      'rule 共享规则重客户',
      'rule 角色看不到权重',
      'rule 公海华东公海',
      'rule 落入规则轻客户',
      'formula 双倍',
      'layout 标准布局',
      'layout 经理的',
      'condition 行业',
      'list 客户',
      'list 联系人',
    ].toSorted(),
  );
  expect((await uses('en')).map(({ label }) => label)).toContain('Standard');
});
