import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSharing, type SharingStage } from './sharing.fixture.ts';

let app: SharingStage['app'];
let east: SharingStage['east'];
let giver: SharingStage['giver'];
let taker: SharingStage['taker'];
let account: SharingStage['account'];
let seen: SharingStage['seen'];

beforeAll(async () => {
  ({ app, east, giver, taker, account, seen } = await openSharing('sharing_rules'));
});
afterAll(() => app.close());

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

  test('shares nothing that its maker does not reach, whoever keeps the rules (ACC-03)', async () => {
    const keeper = await app.person('keeps-rules', {
      rights: { '*': { see: 'tree', edit: 'tree' }, leads: { see: 'all', edit: 'own' } },
      functions: ['sharing'],
      department: east,
    });
    const share = (name: string, module: string, level: string) =>
      keeper.post<{ id: number }>('/api/sharing-rules', {
        name,
        module,
        level,
        condition: { name: { empty: false } },
        users: [keeper.id],
      });
    expect((await share('全部客户', 'accounts', 'read')).body).toMatchObject({
      errors: [{ field: 'module', message: expect.stringContaining('您自己的权限没有这么大') }],
    });
    expect((await share('全部线索', 'leads', 'write')).body).toMatchObject({ errors: [{ field: 'level' }] });
    const made = await share('全部线索', 'leads', 'read');
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const change = (values: object) => keeper.patch(`/api/sharing-rules/${made.body.id}`, values);
    expect((await change({ level: 'write' })).status).toBe(422);
    const others = await rule({ name: '客户的规则', users: [taker.id] });
    const widened = await keeper.patch(`/api/sharing-rules/${others.body.id}`, { users: [keeper.id] });
    expect(widened.body).toMatchObject({ errors: [{ field: 'module' }] });
    // To end what others share is nothing more.
    expect((await keeper.patch(`/api/sharing-rules/${others.body.id}`, { active: false })).status).toBe(200);
  });
});
