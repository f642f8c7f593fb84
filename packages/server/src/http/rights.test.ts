import type { GrantableModule, HeldModule, UserRightsAnswer } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openApplication('rights');
});
afterAll(() => app.close());

async function roleOf(name: string, rights: unknown, functions: string[] = []): Promise<number> {
  const { body } = await app.admin.post<{ id: number }>('/api/roles', { name, rights, functions });
  return body.id;
}

const moduleOf = (modules: HeldModule[], path: string) =>
  modules.find((module) => module.path === path) as HeldModule;

describe('What a role can grant (ACC-03)', () => {
  test('is every module with its fields, and says which of them no role hides or opens', async () => {
    const { body } = await app.admin.get<GrantableModule[]>('/api/rights');
    const accounts = body.find(({ path }) => path === 'accounts');
    const right = (name: string) => accounts?.fields.find((field) => field.name === name)?.rights;
    expect(right('name')).toEqual(['read', 'write']);
    expect(right('number')).toEqual(['read']);
    expect(right('phone')).toEqual(['hidden', 'read', 'write']);
    expect(right('createdAt')).toEqual(['hidden', 'read']);
    expect(right('version')).toBeUndefined();
    const users = body.find(({ path }) => path === 'users');
    expect(users).toMatchObject({ writtenWith: 'users', ownership: 'none', everyoneSees: true });
    expect(users?.fields.find(({ name }) => name === 'phone')?.rights).toEqual(['hidden', 'read']);
    expect(users?.fields.find(({ name }) => name === 'password')?.rights).toEqual(['hidden']);
  });

  test('is told to those who may read roles only', async () => {
    const seller = await app.person('nobody-special', { rights: { accounts: { see: 'all' } } });
    expect((await seller.get('/api/rights')).status).toBe(403);
    expect((await app.stranger.get('/api/rights')).status).toBe(401);
  });
});

describe('The rights of a user (ACC-03)', () => {
  test('are added up over the roles, each with the roles it comes from', async () => {
    const seller = await roleOf('seller', {
      accounts: { see: 'own', edit: 'own', create: true, fields: { phone: 'hidden' } },
    });
    const viewer = await roleOf('viewer', { '*': { see: 'all', fields: { phone: 'hidden' } } }, ['reports']);
    const person = await app.person('two-roles');
    await app.admin.patch(`/api/users/${person.id}`, { roles: [seller, viewer] });
    const { body } = await app.admin.get<UserRightsAnswer>(`/api/users/${person.id}/rights`);
    expect(body.roles.map(({ label }) => label)).toEqual(['seller', 'viewer']);
    expect(body.functions).toEqual([{ name: 'reports', from: [viewer] }]);
    const accounts = moduleOf(body.modules, 'accounts');
    expect(accounts.rights.see).toEqual({ value: 'all', from: [viewer] });
    expect(accounts.rights.edit).toEqual({ value: 'own', from: [seller] });
    expect(accounts.rights.create).toEqual({ value: true, from: [seller] });
    expect(accounts.rights.delete).toEqual({ value: 'none', from: [] });
    expect(accounts.fields).toEqual([{ name: 'phone', right: 'hidden', from: [seller, viewer] }]);
    expect(moduleOf(body.modules, 'users').rights.see).toEqual({ value: 'all', from: [viewer] });
  });

  test('over users come from the function', async () => {
    const clerk = await app.person('clerk', { functions: ['users'] });
    const { body } = await app.admin.get<UserRightsAnswer>(`/api/users/${clerk.id}/rights`);
    const users = moduleOf(body.modules, 'users');
    expect(users.rights.edit).toEqual({ value: 'all', from: body.roles.map(({ id }) => id) });
  });

  test('are told to that user and to those who manage users; whoever has left has none', async () => {
    const one = await app.person('one');
    const other = await app.person('other', { rights: { '*': { see: 'all' } } });
    expect((await one.get(`/api/users/${one.id}/rights`)).status).toBe(200);
    expect((await other.get(`/api/users/${one.id}/rights`)).status).toBe(403);
    expect((await app.admin.get('/api/users/999999999/rights')).status).toBe(404);
    await app.admin.patch(`/api/users/${one.id}`, { status: 'inactive' });
    const { body } = await app.admin.get<UserRightsAnswer>(`/api/users/${one.id}/rights`);
    expect(body).toMatchObject({ active: false, modules: [], functions: [] });
  });
});

describe('What is computed of a hidden field is hidden with it (ACC-03, ACC-08)', () => {
  const told = ['baseAmount', 'weightedAmount'];
  const figures = ['openAmount', 'wonAmount'];
  let [account, deal] = [0, 0];
  beforeAll(async () => {
    account = (await app.admin.post<{ id: number }>('/api/accounts', { name: '公式客户' })).body.id;
    const made = await app.admin.post<{ id: number }>('/api/opportunities', {
      name: '保密商机',
      account,
      amount: '7777',
      closeDate: '2027-01-31',
    });
    deal = made.body.id;
  });

  test('in the record and over the records of another module; it is neither asked for nor added up', async () => {
    const rights = {
      '*': { see: 'all', export: true, fields: {} },
      opportunities: { see: 'all', export: true, fields: { amount: 'hidden' } },
    } as const;
    const reader = await app.person('reads-no-amounts', { rights });
    const record = (await reader.get(`/api/opportunities/${deal}`)).body;
    for (const name of ['amount', ...told]) expect(record, name).not.toHaveProperty(name);
    const customer = (await reader.get(`/api/accounts/${account}`)).body;
    for (const name of figures) expect(customer, name).not.toHaveProperty(name);
    expect(customer).toMatchObject({ openOpportunities: 1 });
    const asked = [
      ['opportunities', { sort: '-baseAmount' }],
      ['opportunities', { where: '{"weightedAmount":{"gte":1}}' }],
      ['opportunities', { fields: 'name,baseAmount' }],
      ['accounts', { sort: '-openAmount' }],
      ['accounts', { where: '{"wonAmount":{"empty":false}}' }],
    ] as const;
    for (const [path, query] of asked)
      expect((await reader.get(`/api/${path}`, { query })).status, JSON.stringify(query)).toBe(400);
    const history = await reader.get(`/api/opportunities/${deal}/history`);
    expect(JSON.stringify(history.body)).not.toMatch(/baseAmount|7777/);
    const { body: metadata } = await reader.get<{ board?: { sum?: string } }>('/api/modules/opportunities');
    expect(metadata.board?.sum).toBeUndefined();
    expect((await app.admin.get(`/api/opportunities/${deal}`)).body).toMatchObject({ baseAmount: '7777.00' });
  });

  test('and figures over a module that is not seen at all are no figures', async () => {
    const reader = await app.person('sees-no-deals', { rights: { accounts: { see: 'all' } } });
    const { body } = await reader.get(`/api/accounts/${account}`);
    for (const name of [...figures, 'openOpportunities', 'lastWonOn'])
      expect(body, name).not.toHaveProperty(name);
  });
});

test('The users of a role are a list of that role, and its story tells of them (ACC-03)', async () => {
  const role = await roleOf('listed', {});
  const person = await app.person('listed-person');
  await app.admin.patch(`/api/users/${person.id}`, { roles: [role] });
  const { body } = await app.admin.get<{ records: { id: number }[]; count: { value: number } }>(
    `/api/roles/${role}/related/members?count=1`,
  );
  expect(body.records.map(({ id }) => id)).toEqual([person.id]);
  expect(body.count.value).toBe(1);
  // Beyond a reference, too.
  const other = await app.person('led-person');
  await app.admin.patch(`/api/users/${other.id}`, { manager: person.id });
  const query = { where: JSON.stringify({ id: other.id }), fields: 'manager.roles' };
  expect((await app.admin.get('/api/users', { query })).body).toMatchObject({
    records: [{ 'manager.roles': [{ id: role, label: 'listed' }] }],
  });
  const story = await app.admin.get<{ entries: { kind: string; about: { id: number } | null }[] }>(
    `/api/roles/${role}/timeline`,
  );
  expect(story.body.entries.find(({ kind }) => kind === 'related')?.about?.id).toBe(person.id);
});
