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
});
