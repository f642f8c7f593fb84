import type { AccessAnswer, AccessVerdict, RightsTable, ShareAnswer } from '@gejie/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

const ownRights: RightsTable = {
  '*': { see: 'own', edit: 'own', delete: 'own', assign: 'none', create: true, export: true },
};

let app: TestApplication;
let east: number;
let giver: Client & { id: number };
let taker: Client & { id: number };
let account: number;
let contact: number;

beforeAll(async () => {
  app = await openApplication('sharing', { rateLimits: { requests: 0, signIns: 100_000 } });
  const headquarters = await app.department('总部');
  east = await app.department('华东', headquarters);
  giver = await app.person('giver', { rights: ownRights, department: headquarters });
  taker = await app.person('taker', { rights: ownRights, department: east });
  account = (await giver.post<{ id: number }>('/api/accounts', { name: '海川仪表' })).body.id;
  contact = (await giver.post<{ id: number }>('/api/contacts', { name: '王海', account })).body.id;
});

afterAll(() => app.close());

const shares = () => `/api/accounts/${account}/shares`;

async function endAll(): Promise<void> {
  for (const { id } of (await giver.get<ShareAnswer[]>(shares())).body)
    await giver.delete(`${shares()}/${id}`);
}

async function seen(client: Client): Promise<boolean> {
  const one = (await client.get(`/api/accounts/${account}`)).status === 200;
  const list = await client.get<{ records: { id: number }[]; count: { value: number } }>('/api/accounts', {
    query: { count: '1' },
  });
  const found = await client.get<{ groups: unknown[] }>('/api/search', {
    query: { q: '海川', modules: 'accounts' },
  });
  const paths = [
    one,
    list.body.records.some(({ id }) => id === account),
    list.body.count.value > 0,
    found.body.groups.length > 0,
  ];
  expect(new Set(paths).size, `one path says otherwise: ${paths}`).toBe(1);
  return one;
}

describe('ACC-05 A record shared with a colleague', () => {
  test('to look at is seen and not changed, and not seen any more once the share is ended', async () => {
    expect(await seen(taker)).toBe(false);
    const shared = await giver.post<ShareAnswer>(shares(), { user: taker.id });
    expect(shared).toMatchObject({
      status: 201,
      body: {
        user: { id: taker.id, label: 'taker' },
        level: 'read',
        until: null,
        createdBy: { id: giver.id },
      },
    });
    expect(await seen(taker)).toBe(true);
    expect((await taker.get(`/api/accounts/${account}`)).body.rights).toEqual({
      edit: false,
      delete: false,
      assign: false,
    });
    expect((await taker.patch(`/api/accounts/${account}`, { name: '改名' })).status).toBe(403);
    expect((await taker.delete(`/api/accounts/${account}`)).status).toBe(403);
    expect((await giver.delete(`${shares()}/${shared.body.id}`)).status).toBe(204);
    expect(await seen(taker)).toBe(false);
  });

  test('to work on can be changed, not deleted, handed on or shared on', async () => {
    await giver.post(shares(), { user: taker.id, level: 'write' });
    expect(
      (await taker.patch(`/api/accounts/${account}`, { website: 'https://haichuan.example' })).status,
    ).toBe(200);
    expect((await taker.delete(`/api/accounts/${account}`)).status).toBe(403);
    expect((await taker.patch(`/api/accounts/${account}`, { owner: taker.id })).body.errors).toMatchObject([
      { field: 'owner', code: 'notAllowed' },
    ]);
    expect((await taker.post(shares(), { department: east })).status).toBe(403);
    await endAll();
  });

  test('shows what hangs on it, as far as the share goes', async () => {
    expect((await taker.get(`/api/contacts/${contact}`)).status).toBe(404);
    await giver.post(shares(), { user: taker.id });
    expect((await taker.get(`/api/contacts/${contact}`)).status).toBe(200);
    const related = await taker.get<{ records: { id: number }[] }>(
      `/api/accounts/${account}/related/contacts`,
    );
    expect(related.body.records.map(({ id }) => id)).toEqual([contact]);
    expect((await taker.patch(`/api/contacts/${contact}`, { title: '总监' })).status).toBe(403);
    await endAll();
    expect((await taker.get(`/api/contacts/${contact}`)).status).toBe(404);
  });

  test('with a department is shared with those below it', async () => {
    const { body: departments } = await app.admin.get<{ records: { id: number; name: string }[] }>(
      '/api/departments',
    );
    const headquarters = departments.records.find(({ name }) => name === '总部')?.id;
    await giver.post(shares(), { department: headquarters });
    expect(await seen(taker)).toBe(true);
    await endAll();
    expect(await seen(taker)).toBe(false);
  });

  test('until a moment ends by itself', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const { body } = await giver.post<ShareAnswer>(shares(), { user: taker.id, until: tomorrow });
    expect(new Date(body.until as string).getTime()).toBeGreaterThan(Date.now());
    expect(await seen(taker)).toBe(true);
    await sql`update share set until = now() - interval '1 second' where id = ${body.id}`.execute(
      app.services.database.kysely,
    );
    expect(await seen(taker)).toBe(false);
    expect((await giver.get(shares())).body).toEqual([]);
  });

  test('again with the same colleague replaces what was', async () => {
    await giver.post(shares(), { user: taker.id, level: 'write' });
    await giver.post(shares(), { user: taker.id, level: 'read', role: '售前' });
    expect((await giver.get(shares())).body).toMatchObject([{ level: 'read', role: '售前' }]);
    await endAll();
  });

  test('by roles that do not see the module shows nothing', async () => {
    const blind = await app.person('blind', { rights: { contacts: { see: 'own' } } });
    await giver.post(shares(), { user: blind.id, level: 'write' });
    expect((await blind.get(`/api/accounts/${account}`)).status).toBe(403);
    await endAll();
  });

  test.each([
    ['nobody', {}, 'user'],
    ['a person and a department', { user: 1, department: 1 }, 'user'],
    ['somebody unknown', { user: 999_999_999 }, 'user'],
    ['a department as a team member', { department: 'east', role: '客服' }, 'role'],
    ['for a level that is none', { user: 'taker', level: 'all' }, 'level'],
    ['until yesterday', { user: 'taker', until: '2020-01-01' }, 'until'],
    ['until some time', { user: 'taker', until: 'soon' }, 'until'],
  ])('with %s is refused at the field', async (_, wish: Record<string, unknown>, field) => {
    const real = {
      ...wish,
      ...(wish.user === 'taker' ? { user: taker.id } : {}),
      ...(wish.department === 'east' ? { department: east } : {}),
    };
    const answer = await giver.post<{ errors: { field: string }[] }>(shares(), real);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error) => error.field)).toEqual([field]);
  });

  test('cannot be shared by somebody who does not see it', async () => {
    expect((await taker.post(shares(), { user: taker.id })).status).toBe(404);
    expect((await taker.get(shares())).status).toBe(404);
  });
});

describe('ACC-05 A sharing rule', () => {
  let other: number;
  beforeAll(async () => {
    other = (await giver.post<{ id: number }>('/api/accounts', { name: '远山化工', industry: 'chemicals' }))
      .body.id;
    await giver.patch(`/api/accounts/${account}`, { industry: 'electronics' });
  });

  const rule = (values: object) =>
    app.admin.post<{ id: number }>('/api/sharing-rules', {
      module: 'accounts',
      condition: { industry: 'electronics' },
      ...values,
    });

  test('shares what fulfils its condition, as long as it does', async () => {
    const { status, body } = await rule({ name: '电子行业给华东', departments: [east] });
    expect(status).toBe(201);
    expect(await seen(taker)).toBe(true);
    expect((await taker.get(`/api/accounts/${other}`)).status).toBe(404);
    expect((await taker.patch(`/api/accounts/${account}`, { name: '改名' })).status).toBe(403);
    await giver.patch(`/api/accounts/${account}`, { industry: 'machinery' });
    expect(await seen(taker)).toBe(false);
    await giver.patch(`/api/accounts/${account}`, { industry: 'electronics' });
    await app.admin.patch(`/api/sharing-rules/${body.id}`, { level: 'write' });
    expect((await taker.patch(`/api/accounts/${account}`, { website: 'https://a.example' })).status).toBe(
      200,
    );
    expect((await taker.delete(`/api/accounts/${account}`)).status).toBe(403);
    await app.admin.patch(`/api/sharing-rules/${body.id}`, { active: false });
    expect(await seen(taker)).toBe(false);
    await app.admin.delete(`/api/sharing-rules/${body.id}`);
  });

  test('looks beyond references that its readers do not see', async () => {
    const opportunity = await giver.post<{ id: number }>('/api/opportunities', {
      name: '年度维保',
      account,
      closeDate: '2027-03-01',
    });
    const { body } = await rule({
      name: '电子行业的商机',
      module: 'opportunities',
      condition: { 'account.industry': 'electronics' },
      users: [taker.id],
    });
    expect((await taker.get(`/api/opportunities/${opportunity.body.id}`)).body).toMatchObject({
      account: { id: account, label: null },
    });
    expect(await seen(taker)).toBe(false);
    await app.admin.delete(`/api/sharing-rules/${body.id}`);
  });

  test('is written by those who manage users, shares with somebody, and says what is wrong with it', async () => {
    expect(
      (
        await giver.post('/api/sharing-rules', {
          name: 'x',
          module: 'accounts',
          condition: {},
          users: [giver.id],
        })
      ).status,
    ).toBe(403);
    expect((await rule({ name: '没有对象' })).body).toMatchObject({ errors: [{ field: 'users' }] });
    expect((await rule({ name: '错误', users: [taker.id], condition: { colour: 'red' } })).status).toBe(422);
    expect((await rule({ name: '错误', users: [taker.id], module: 'users', condition: {} })).status).toBe(
      422,
    );
  });
});

describe('ACC-08 Who sees a record, and why', () => {
  const who = async (client: Client) =>
    (await client.get<AccessAnswer>(`/api/accounts/${account}/access`)).body.people;
  const why = async (client: Client, user: number) =>
    (await client.get<AccessVerdict>(`/api/accounts/${account}/access`, { query: { user: String(user) } }))
      .body;

  test('names everybody with the grounds, and what each may do', async () => {
    await giver.post(shares(), { user: taker.id, role: '售前' });
    const people = await who(giver);
    const kinds = Object.fromEntries(
      people.map(({ user, reasons }) => [user.label, reasons.map(({ kind }) => kind)]),
    );
    expect(kinds).toEqual({ boss: ['role'], giver: ['owner'], taker: ['team'] });
    expect(people.find(({ user }) => user.id === taker.id)).toMatchObject({
      edit: false,
      delete: false,
      assign: false,
    });
    expect(people.find(({ user }) => user.id === giver.id)).toMatchObject({
      edit: true,
      delete: true,
      assign: false,
    });
    await endAll();
  });

  test('heads and superiors see what belongs to those below, and hand it out', async () => {
    const chief = await app.person('chief', { rights: ownRights });
    const boss = await app.person('superior', { rights: ownRights });
    const { body } = await giver.get<{ department: { id: number } }>(`/api/accounts/${account}`);
    await app.admin.patch(`/api/departments/${body.department.id}`, { head: chief.id });
    await app.admin.patch(`/api/users/${giver.id}`, { manager: boss.id });
    expect(await seen(chief)).toBe(true);
    expect(await seen(boss)).toBe(true);
    const kinds = Object.fromEntries(
      (await who(giver)).map(({ user, reasons }) => [user.label, reasons.map(({ kind }) => kind)]),
    );
    expect(kinds).toEqual({ boss: ['role'], giver: ['owner'], chief: ['head'], superior: ['superior'] });
    expect((await chief.get(`/api/accounts/${account}`)).body.rights).toEqual({
      edit: false,
      delete: false,
      assign: true,
    });
    expect((await chief.patch(`/api/accounts/${account}`, { name: '不行' })).body.errors).toMatchObject([
      { field: 'name', code: 'notAllowed' },
    ]);
    expect((await chief.patch(`/api/accounts/${account}`, { owner: taker.id })).status).toBe(200);
    expect((await app.admin.patch(`/api/accounts/${account}`, { owner: giver.id })).status).toBe(200);
    await app.admin.patch(`/api/departments/${body.department.id}`, { head: null });
    await app.admin.patch(`/api/users/${giver.id}`, { manager: null });
    expect(await seen(chief)).toBe(false);
    expect(await seen(boss)).toBe(false);
  });

  test('says what stands in the way of somebody who does not', async () => {
    const verdict = await why(app.admin, taker.id);
    expect(verdict).toMatchObject({ see: false, reasons: [] });
    expect(verdict.obstacles.map(({ zh }) => zh).join()).toContain('此记录由giver负责');
    expect((await why(giver, giver.id)).obstacles).toEqual([]);
    expect(
      (await giver.get(`/api/accounts/${account}/access`, { query: { user: String(taker.id) } })).status,
    ).toBe(403);
    expect(
      (await app.admin.get(`/api/accounts/${account}/access`, { query: { user: '999999999' } })).status,
    ).toBe(422);
    expect((await taker.get(`/api/accounts/${account}/access`)).status).toBe(404);
  });
});
