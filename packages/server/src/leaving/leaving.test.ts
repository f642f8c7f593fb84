import type { BelongingsAnswer, JobAnswer, LeavePreview, NotificationsAnswer } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Client } from '../application.fixture.ts';
import { imported } from '../import/import.fixture.ts';
import { openTransferCompany, type Person, type TransferCompany } from '../transfers/transfers.fixture.ts';

let company: TransferCompany;
let anna: Person;
let ben: Person;
let carla: Person;
let admin: Client;

beforeAll(async () => {
  company = await openTransferCompany('leaving');
  ({ anna, ben, carla } = company);
  admin = company.app.admin;
});

afterAll(() => company.app.close());

async function ended(job: number): Promise<JobAnswer> {
  return vi.waitFor(
    async () => {
      const { body } = await admin.get<JobAnswer>(`/api/jobs/${job}`);
      expect(body.finishedAt).not.toBeNull();
      return body;
    },
    { timeout: 60_000 },
  );
}

async function leave(who: Person, body: object): Promise<JobAnswer> {
  const answer = await admin.post(`/api/users/${who.id}/leave`, body);
  expect(answer.body).toMatchObject({ job: expect.any(Number) });
  return ended(answer.body.job as number);
}

const status = async ({ id }: Person) => (await admin.get(`/api/users/${id}`)).body.status;

describe('Whoever leaves (ACC-06, CMP-18)', () => {
  test('is not closed by any way as long as something belongs to them', async () => {
    const dora = await company.salesperson('朵拉');
    const { account } = await company.customer(dora);
    const form = await admin.patch(`/api/users/${dora.id}`, { status: 'inactive' });
    const refusal = { field: 'status', message: expect.stringMatching(/朵拉.*客户/) };
    expect(form).toMatchObject({ status: 422, body: { errors: [refusal] } });
    expect((await admin.delete(`/api/users/${dora.id}`)).status).toBe(409);
    const many = [
      { ids: [dora.id], action: 'update', values: { status: 'inactive' } },
      { ids: [dora.id], action: 'delete' },
    ];
    for (const change of many) {
      const { body } = await admin.post('/api/users/bulk', change);
      expect(await ended(body.job as number)).toMatchObject({ failed: 1, updated: 0 });
    }
    const csv = Buffer.from('登录名,状态\n朵拉,停用\n');
    const done = await imported(
      admin,
      'users',
      { name: 'users.csv', bytes: csv },
      { mapping: { 登录名: 'username', 状态: 'status' }, duplicates: 'update', match: ['username'] },
    );
    expect(done).toMatchObject({ state: 'done', updated: 0, failed: 1 });
    expect(await status(dora)).toBe('active');
    await company.give(admin, account, { to: { user: ben.id }, along: ['contacts', 'opportunities'] });
    expect((await admin.patch(`/api/users/${dora.id}`, { status: 'inactive' })).status).toBe(200);
    // From then on nothing is given to them any more, by no way.
    const values = { owner: dora.id };
    const gone = { status: 422, body: { errors: [{ field: 'owner', code: 'notOffered' }] } };
    expect(await admin.patch(`/api/accounts/${account}`, values)).toMatchObject(gone);
    expect(await admin.post('/api/accounts', { name: '给离职者', ...values })).toMatchObject(gone);
    const update = await admin.post('/api/accounts/bulk', { ids: [account], action: 'update', values });
    expect(await ended(update.body.job as number)).toMatchObject({ failed: 1, updated: 0 });
    const given = await imported(
      admin,
      'accounts',
      { name: 'accounts.csv', bytes: Buffer.from('客户名称,负责人\n导入给离职者,朵拉\n') },
      { mapping: { 客户名称: 'name', 负责人: 'owner' }, duplicates: 'create', match: ['name'] },
    );
    expect(given).toMatchObject({ created: 0, failed: 1 });
    for (const [url, place] of [
      [`/api/users/${ben.id}`, { manager: dora.id }],
      [`/api/departments/${company.west}`, { head: dora.id }],
      [`/api/departments/${company.west}`, { deputies: [ben.id, dora.id] }],
    ] as const)
      expect((await admin.patch(url, place)).body.errors, url).toMatchObject([{ code: 'notOffered' }]);
  });

  test('leaves everything to one person, and the places too: head, manager, shared views, sign-in', async () => {
    const eve = await company.salesperson('伊芙', company.east);
    const report = await company.salesperson('下属', company.east);
    await admin.patch(`/api/users/${report.id}`, { manager: eve.id });
    const team = await company.app.department('伊芙的组', company.east);
    await admin.patch(`/api/departments/${team}`, { head: eve.id, deputies: [eve.id, ben.id] });
    const pool = await company.create(admin, 'pools', {
      name: '伊芙的公海',
      module: 'accounts',
      departments: [company.east],
      administrators: [eve.id],
    });
    const customer = await company.customer(eve);
    const lost = await company.create(eve, 'leads', { name: '老线索' });
    const binned = await company.create(admin, 'accounts', { name: '回收站里的', owner: eve.id });
    await admin.delete(`/api/accounts/${binned}`);
    await eve.post('/api/accounts/views', {
      name: '共享视图',
      where: {},
      shared: 'all',
    });
    const { body } = await admin.get<BelongingsAnswer>(`/api/users/${eve.id}/belongings`);
    expect(body).toMatchObject({
      records: { accounts: 1, contacts: 2, opportunities: 1, leads: 1 },
      places: expect.arrayContaining([
        {
          module: 'departments',
          field: 'head',
          label: { zh: '负责人', en: 'Head' },
          records: [{ id: team, label: '伊芙的组' }],
        },
        expect.objectContaining({
          module: 'users',
          field: 'manager',
          records: [{ id: report.id, label: '下属' }],
        }),
        expect.objectContaining({
          module: 'pools',
          field: 'administrators',
          records: [{ id: pool, label: '伊芙的公海' }],
        }),
      ]),
    });
    const job = await leave(eve, { to: { user: carla.id }, note: '离职交接' });
    expect(job).toMatchObject({
      state: 'done',
      result: { moved: { accounts: 2, contacts: 2, opportunities: 1, leads: 1 } },
    });
    expect(await status(eve)).toBe('inactive');
    for (const [path, id] of [
      ['accounts', customer.account],
      ['contacts', customer.contacts[0] as number],
      ['opportunities', customer.deal],
      ['leads', lost],
    ] as const)
      expect(await company.ownerOf(path, id), path).toBe(carla.id);
    await admin.post(`/api/accounts/${binned}/restore`);
    expect(await company.ownerOf('accounts', binned)).toBe(carla.id);
    expect((await admin.get(`/api/departments/${team}`)).body).toMatchObject({
      head: { id: carla.id },
      deputies: [{ id: ben.id }],
    });
    expect((await admin.get(`/api/users/${report.id}`)).body).toMatchObject({ manager: { id: carla.id } });
    expect((await admin.get(`/api/pools/${pool}`)).body).toMatchObject({
      administrators: [{ id: carla.id }],
    });
    expect((await eve.get('/api/session')).status).toBe(401);
    const told = await carla.get<NotificationsAnswer>('/api/notifications?unread=1');
    expect(told.body.notifications.map(({ kind, other }) => [kind, other?.label])).toContainEqual([
      'transfer.left',
      '伊芙',
    ]);
    const history = await admin.get<{ entries: unknown[] }>(`/api/accounts/${customer.account}/history`);
    expect(history.body.entries[0]).toMatchObject({ kind: 'transfer', note: '离职交接' });
  });

  test('leaves customers evenly to several, each with the deals, and others by a rule', async () => {
    const finn = await company.salesperson('芬恩', company.east);
    const customers = [];
    for (let i = 0; i < 4; i++) customers.push(await company.customer(finn));
    const vip = await company.customer(finn, '大客户一号');
    const wish = {
      to: { users: [ben.id, carla.id] },
      rules: [{ module: 'accounts', where: { name: { startsWith: '大客户' } }, to: { user: anna.id } }],
    };
    const preview = await admin.post<LeavePreview>(`/api/users/${finn.id}/leave/preview`, wish);
    expect(preview.body).toMatchObject({ rules: [1], rest: { accounts: 4 } });
    expect(await leave(finn, wish)).toMatchObject({ state: 'done' });
    const owners = new Map<number | null, number>();
    for (const { account, contacts, deal } of customers) {
      const owner = await company.ownerOf('accounts', account);
      owners.set(owner, (owners.get(owner) ?? 0) + 1);
      for (const id of contacts) expect(await company.ownerOf('contacts', id)).toBe(owner);
      expect(await company.ownerOf('opportunities', deal)).toBe(owner);
    }
    expect(Object.fromEntries(owners)).toEqual({ [ben.id]: 2, [carla.id]: 2 });
    expect(await company.ownerOf('opportunities', vip.deal)).toBe(anna.id);
  });

  test('asks for somebody who is there, and for the right to manage users', async () => {
    const gina = await company.salesperson('吉娜');
    const url = `/api/users/${gina.id}/leave`;
    const refused = [
      {},
      { to: {} },
      { to: { user: gina.id } },
      { to: { user: 999_999 } },
      { to: { users: [] } },
      { to: { user: ben.id }, successor: gina.id },
      { to: { user: ben.id }, rules: [{ module: 'nonsense', to: { user: ben.id } }] },
      { to: { user: ben.id }, rules: [{ module: 'users', to: { user: ben.id } }] },
    ];
    for (const body of refused) expect((await admin.post(url, body)).status, JSON.stringify(body)).toBe(422);
    const where = { nonsense: 1 };
    const badFilter = { to: { user: ben.id }, rules: [{ module: 'accounts', where, to: { user: ben.id } }] };
    expect((await admin.post(url, badFilter)).status).toBe(400);
    expect((await anna.post(url, { to: { user: ben.id } })).status).toBe(403);
    expect((await anna.get(`/api/users/${gina.id}/belongings`)).status).toBe(403);
    expect((await admin.get('/api/users/999999/belongings')).status).toBe(404);
    const me = await admin.get<{ user: { id: number } }>('/api/session');
    expect((await admin.post(`/api/users/${me.body.user.id}/leave`, { to: { user: ben.id } })).status).toBe(
      409,
    );
    expect(await status(gina)).toBe('active');
  });
});
