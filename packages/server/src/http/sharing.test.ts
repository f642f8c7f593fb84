import type { ShareAnswer } from '@gejie/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSharing, type SharingStage } from './sharing.fixture.ts';

let app: SharingStage['app'];
let east: SharingStage['east'];
let giver: SharingStage['giver'];
let taker: SharingStage['taker'];
let account: SharingStage['account'];
let contact: SharingStage['contact'];
let shares: SharingStage['shares'];
let endAll: SharingStage['endAll'];
let seen: SharingStage['seen'];

beforeAll(async () => {
  ({ app, east, giver, taker, account, contact, shares, endAll, seen } = await openSharing('sharing'));
});
afterAll(() => app.close());

describe('ACC-05 A record shared with a colleague', () => {
  test('to look at is seen and not changed, and not seen any more once the share is ended', async () => {
    expect(await seen(taker)).toBe(false);
    const shared = await giver.post<ShareAnswer>(shares, { user: taker.id });
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
      share: false,
    });
    expect((await taker.patch(`/api/accounts/${account}`, { name: '改名' })).status).toBe(403);
    expect((await taker.delete(`/api/accounts/${account}`)).status).toBe(403);
    expect((await taker.get('/api/notifications')).body).toMatchObject({
      notifications: [{ kind: 'share.given', record: { id: account, label: '海川仪表' } }],
    });
    expect((await giver.delete(`${shares}/${shared.body.id}`)).status).toBe(204);
    expect(await seen(taker)).toBe(false);
    // What somebody was told of a record goes with the sight of it.
    expect((await taker.get('/api/notifications')).body).toMatchObject({ notifications: [] });
    const log = await app.admin.get<{ records: { kind: string }[] }>('/api/audit-log', {
      query: { where: JSON.stringify({ kind: { in: ['share.granted', 'share.revoked'] } }), sort: 'id' },
    });
    expect(log.body.records.map(({ kind }) => kind)).toEqual(['share.granted', 'share.revoked']);
  });

  test('to work on can be changed, not deleted, handed on or shared on', async () => {
    for (const level of ['read', 'write']) await giver.post(shares, { user: taker.id, level });
    const changed = await app.admin.get<{ records: { detail: unknown }[] }>('/api/audit-log', {
      query: { where: JSON.stringify({ kind: 'share.changed' }), fields: 'detail' },
    });
    expect(changed.body.records).toMatchObject([{ detail: { user: 'taker', level: 'write' } }]);
    expect(
      (await taker.patch(`/api/accounts/${account}`, { website: 'https://haichuan.example' })).status,
    ).toBe(200);
    expect((await taker.delete(`/api/accounts/${account}`)).status).toBe(403);
    expect((await taker.patch(`/api/accounts/${account}`, { owner: taker.id })).body.errors).toMatchObject([
      { field: 'owner', code: 'notAllowed' },
    ]);
    expect((await taker.post(shares, { department: east })).status).toBe(403);
    await endAll();
  });

  test('shows what hangs on it, as far as the share goes', async () => {
    expect((await taker.get(`/api/contacts/${contact}`)).status).toBe(404);
    await giver.post(shares, { user: taker.id });
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
    await giver.post(shares, { department: headquarters });
    expect(await seen(taker)).toBe(true);
    await endAll();
    expect(await seen(taker)).toBe(false);
  });

  test('until a moment ends by itself', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const { body } = await giver.post<ShareAnswer>(shares, { user: taker.id, until: tomorrow });
    expect(new Date(body.until as string).getTime()).toBeGreaterThan(Date.now());
    expect(await seen(taker)).toBe(true);
    await sql`update share set until = now() - interval '1 second' where id = ${body.id}`.execute(
      app.services.database.kysely,
    );
    expect(await seen(taker)).toBe(false);
    expect((await giver.get(shares)).body).toEqual([]);
  });

  test('again with the same colleague replaces what was', async () => {
    await giver.post(shares, { user: taker.id, level: 'write' });
    await giver.post(shares, { user: taker.id, level: 'read', role: '售前' });
    expect((await giver.get(shares)).body).toMatchObject([{ level: 'read', role: '售前' }]);
    await endAll();
  });

  test('by roles that do not see the module shows nothing', async () => {
    const blind = await app.person('blind', { rights: { contacts: { see: 'own' } } });
    await giver.post(shares, { user: blind.id, level: 'write' });
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
    const answer = await giver.post<{ errors: { field: string }[] }>(shares, real);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error) => error.field)).toEqual([field]);
  });

  test('cannot be shared by somebody who does not see it', async () => {
    expect((await taker.post(shares, { user: taker.id })).status).toBe(404);
    expect((await taker.get(shares)).status).toBe(404);
  });
});
