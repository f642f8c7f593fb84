import type { AccessAnswer, AccessVerdict } from '@gejie/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../application.fixture.ts';
import { openSharing, ownRights, type SharingStage } from './sharing.fixture.ts';

let app: SharingStage['app'];
let giver: SharingStage['giver'];
let taker: SharingStage['taker'];
let account: SharingStage['account'];
let shares: SharingStage['shares'];
let endAll: SharingStage['endAll'];
let seen: SharingStage['seen'];

beforeAll(async () => {
  ({ app, giver, taker, account, shares, endAll, seen } = await openSharing('access'));
});
afterAll(() => app.close());

describe('ACC-08 Who sees a record, and why', () => {
  const who = async (client: Client) =>
    (await client.get<AccessAnswer>(`/api/accounts/${account}/access`)).body.people;
  const why = async (client: Client, user: number) =>
    (await client.get<AccessVerdict>(`/api/accounts/${account}/access`, { query: { user: String(user) } }))
      .body;

  test('names everybody with the grounds, and what each may do', async () => {
    await giver.post(shares, { user: taker.id, role: '售前' });
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
      share: false,
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
    const { body: share } = await giver.post<{ id: number }>(shares, { user: taker.id });
    await sql`update share set until = now() - interval '1 day' where id = ${share.id}`.execute(
      app.services.database.kysely,
    );
    expect((await why(app.admin, taker.id)).obstacles.at(-1)?.zh).toMatch(
      /曾共享给此人，已于 20\d\d-\d\d-\d\d 到期/,
    );
    await endAll();
    expect(
      (await giver.get(`/api/accounts/${account}/access`, { query: { user: String(taker.id) } })).status,
    ).toBe(403);
    expect(
      (await app.admin.get(`/api/accounts/${account}/access`, { query: { user: '999999999' } })).status,
    ).toBe(422);
    expect((await taker.get(`/api/accounts/${account}/access`)).status).toBe(404);
  });
});
