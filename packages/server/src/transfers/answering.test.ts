import type { NotificationsAnswer, TransferAnswer } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, TestApplication } from '../application.fixture.ts';
import { openTransferCompany, type Person, type TransferCompany } from './transfers.fixture.ts';

let company: TransferCompany;
let app: TestApplication;
let anna: Person;
let ben: Person;
let carla: Person;
let head: Person;
let east: number;
let customer: TransferCompany['customer'];
let give: TransferCompany['give'];
let ownerOf: TransferCompany['ownerOf'];

beforeAll(async () => {
  company = await openTransferCompany('answering');
  ({ app, anna, ben, carla, head, east, customer, give, ownerOf } = company);
});

afterAll(() => app.close());

const everything = ['contacts', 'opportunities'];

const incoming = async (who: Client) =>
  (await who.get<{ transfers: TransferAnswer[] }>('/api/transfers?open=1')).body.transfers;

describe('The receiver of a transfer (ACC-06)', () => {
  test('is told, and accepts: the giver hears of it and the history says so', async () => {
    const { account, contacts, name } = await customer(anna);
    const { body } = await give(anna, account, { to: { user: ben.id }, along: ['contacts'], note: '拜托' });
    const told = await ben.get<NotificationsAnswer>('/api/notifications?unread=1');
    expect(told.body.notifications[0]).toMatchObject({
      kind: 'transfer.offered',
      actor: { label: '安娜' },
      count: 3,
      text: '拜托',
    });
    expect((await incoming(ben))[0]).toMatchObject({
      id: body.transfer,
      state: 'open',
      counts: { accounts: 1, contacts: 2 },
      givers: [{ label: '安娜' }],
      records: [{ id: account, label: name }],
      answerable: true,
    });
    expect((await anna.post(`/api/transfers/${body.transfer}/accept`)).status).toBe(404);
    expect((await ben.post(`/api/transfers/${body.transfer}/accept`)).body).toMatchObject({
      state: 'accepted',
    });
    expect((await ben.post(`/api/transfers/${body.transfer}/accept`)).status).toBe(409);
    expect((await ben.post(`/api/transfers/${body.transfer}/return`, {})).status).toBe(409);
    const answer = await anna.get<NotificationsAnswer>('/api/notifications?unread=1');
    expect(answer.body.notifications[0]).toMatchObject({ kind: 'transfer.accepted', other: { label: '本' } });
    for (const [path, id] of [
      ['accounts', account],
      ['contacts', contacts[0]],
    ]) {
      const history = await ben.get<{ entries: { kind: string }[] }>(`/api/${path}/${id}/history`);
      expect(history.body.entries[0]).toMatchObject({ kind: 'transferAccepted', actor: { id: ben.id } });
    }
  });

  test('returns it: exactly these records go back, those that have changed hands since stay', async () => {
    const { account, contacts, deal, name } = await customer(anna);
    const [first, second] = contacts as [number, number];
    const { body } = await give(anna, account, { to: { user: ben.id }, along: everything });
    await give(ben, account, { to: { user: carla.id } });
    const back = await ben.post<TransferAnswer>(`/api/transfers/${body.transfer}/return`, {
      reason: '不是我的行业',
    });
    expect(back.body).toMatchObject({ state: 'returned', reason: '不是我的行业' });
    expect(await ownerOf('accounts', account)).toBe(carla.id);
    for (const [path, id] of [
      ['contacts', first],
      ['contacts', second],
      ['opportunities', deal],
    ] as const) {
      const { body: record } = await app.admin.get(`/api/${path}/${id}`);
      expect(record).toMatchObject({ owner: { id: anna.id }, department: { id: east } });
      const { body: history } = await anna.get<{ entries: unknown[] }>(`/api/${path}/${id}/history`);
      expect(history.entries[0]).toMatchObject({ kind: 'transferReturned', note: '不是我的行业' });
    }
    const told = await anna.get<NotificationsAnswer>('/api/notifications?unread=1');
    expect(told.body.notifications[0]).toMatchObject({ kind: 'transfer.returned', text: '不是我的行业' });
    // The giver sees the transfer, but no longer what is in it.
    expect(JSON.stringify((await anna.get(`/api/transfers/${body.transfer}`)).body)).not.toContain(name);
  });

  test('can return nothing to somebody who has left', async () => {
    const gone = await company.salesperson('将离职');
    const { account } = await customer(gone);
    const { body } = await give(gone, account, { to: { user: ben.id }, along: everything });
    await app.admin.patch(`/api/users/${gone.id}`, { status: 'inactive' });
    expect((await ben.post(`/api/transfers/${body.transfer}/return`, {})).status).toBe(409);
    expect(await ownerOf('accounts', account)).toBe(ben.id);
  });

  test('is asked nothing about what was taken over without another’s doing', async () => {
    const { account } = await customer(ben);
    await give(head, account, { to: { user: head.id } });
    expect(await incoming(head)).toEqual([]);
    const told = await ben.get<NotificationsAnswer>('/api/notifications?unread=1');
    expect(told.body.notifications[0]).toMatchObject({ kind: 'transfer.taken', record: null, count: 1 });
  });

  test('and nobody else answers, or reads, a transfer', async () => {
    const { account } = await customer(anna);
    const { body } = await give(anna, account, { to: { user: ben.id } });
    for (const ask of [
      carla.get(`/api/transfers/${body.transfer}`),
      carla.post(`/api/transfers/${body.transfer}/accept`),
      carla.post(`/api/transfers/${body.transfer}/return`, {}),
      ben.get('/api/transfers/999999'),
      ben.post('/api/transfers/x/accept'),
    ])
      expect((await ask).status).toBe(404);
  });
});
