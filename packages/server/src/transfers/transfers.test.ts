import type { AlongAnswer, NotificationsAnswer } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestApplication } from '../application.fixture.ts';
import { openTransferCompany, type Person, type TransferCompany } from './transfers.fixture.ts';

let company: TransferCompany;
let app: TestApplication;
let anna: Person;
let ben: Person;
let carla: Person;
let head: Person;
let east: number;
let west: number;
let customer: TransferCompany['customer'];
let give: TransferCompany['give'];
let ownerOf: TransferCompany['ownerOf'];

beforeAll(async () => {
  company = await openTransferCompany('transfers');
  ({ app, anna, ben, carla, head, east, west, customer, give, ownerOf } = company);
});

afterAll(() => app.close());

const everything = ['contacts', 'opportunities'];

describe('A transfer (ACC-06)', () => {
  test('changes owner and department and nothing else, of the record and of what goes along', async () => {
    const { account, contacts, deal } = await customer(anna);
    const all = [
      ['accounts', account],
      ...contacts.map((id) => ['contacts', id] as const),
      ['opportunities', deal],
    ] as const;
    const snapshot = async () => {
      const seen: Record<string, unknown> = {};
      for (const [path, id] of all) {
        const { body } = await app.admin.get(`/api/${path}/${id}`);
        const { owner: _, department: __, ownedSince: ___, version: ____, rights: _____, ...rest } = body;
        const parts: Record<string, unknown> = { rest };
        for (const part of ['comments', 'tags', 'files', 'shares']) {
          parts[part] = (await app.admin.get(`/api/${path}/${id}/${part}`)).body;
        }
        const history = await app.admin.get<{ entries: { kind: string }[] }>(`/api/${path}/${id}/history`);
        parts.history = history.body.entries.filter(({ kind }) => kind !== 'transfer');
        seen[`${path}/${id}`] = parts;
      }
      return seen;
    };
    const before = await snapshot();
    const answer = await give(anna, account, { to: { user: ben.id }, along: everything, note: '请接手' });
    expect(answer).toMatchObject({
      status: 200,
      body: { moved: { accounts: 1, contacts: 2, opportunities: 1 }, refused: [] },
    });
    expect(await snapshot()).toEqual(before);
    // Owners follow what is theirs; whoever said so goes on following.
    const { body: followers } = await app.admin.get(`/api/accounts/${account}/followers`);
    expect(followers).toMatchObject([{ id: ben.id }, { id: anna.id }]);
    for (const [path, id] of all) {
      const { body } = await app.admin.get(`/api/${path}/${id}`);
      expect(body).toMatchObject({ owner: { id: ben.id }, department: { id: west } });
      const { body: history } = await app.admin.get<{ entries: Record<string, unknown>[] }>(
        `/api/${path}/${id}/history`,
      );
      expect(history.entries[0]).toMatchObject({
        kind: 'transfer',
        actor: { id: anna.id },
        note: '请接手',
        changes: expect.arrayContaining([
          { field: 'owner', from: { id: anna.id, label: '安娜' }, to: { id: ben.id, label: '本' } },
        ]),
      });
    }
    expect((await anna.get(`/api/accounts/${account}`)).status).toBe(404);
    expect((await ben.get(`/api/opportunities/${deal}`)).body).toMatchObject({ stage: 'proposal' });
  });

  test('takes along only what belongs to the giver, unless all is asked for', async () => {
    const { account, contacts } = await customer(anna);
    const [first, second] = contacts as [number, number];
    await app.admin.patch(`/api/contacts/${second}`, { owner: carla.id });
    const preview = await app.admin.post<{ name: string; giver: number; all: number }[]>(
      '/api/accounts/transfer/preview',
      { ids: [account] },
    );
    expect(preview.body.find(({ name }) => name === 'contacts')).toMatchObject({ giver: 1, all: 2 });
    await give(app.admin, account, { to: { user: ben.id }, along: ['contacts'] });
    expect(await ownerOf('contacts', first)).toBe(ben.id);
    expect(await ownerOf('contacts', second)).toBe(carla.id);
    await give(app.admin, account, { to: { user: ben.id }, along: ['contacts'], whose: 'all' });
    expect(await ownerOf('contacts', second)).toBe(ben.id);
  });

  test('leaves what is over with who brought it to an end, unless it is asked for', async () => {
    const { account, deal } = await customer(anna);
    const task = (values: object) =>
      company.create(anna, 'tasks', {
        subject: '回访',
        related: { module: 'accounts', id: account },
        ...values,
      });
    const won = await company.create(anna, 'opportunities', {
      name: '已赢',
      account,
      closeDate: '2026-03-01',
    });
    expect((await anna.patch(`/api/opportunities/${won}`, { stage: 'won', amount: 5 })).status).toBe(200);
    const done = await task({ status: 'done' });
    const next = await task({ related: { module: 'opportunities', id: deal } });
    const preview = await anna.post<AlongAnswer[]>('/api/accounts/transfer/preview', { ids: [account] });
    expect(preview.body.find(({ name }) => name === 'opportunities')).toMatchObject({
      giver: 1,
      closed: { giver: 1, all: 1 },
    });
    const along = ['opportunities', 'tasks'];
    await give(anna, account, { to: { user: ben.id }, along });
    expect(await ownerOf('opportunities', deal)).toBe(ben.id);
    // The task hangs on the deal that went along.
    expect(await ownerOf('tasks', next)).toBe(ben.id);
    expect(await ownerOf('opportunities', won)).toBe(anna.id);
    expect(await ownerOf('tasks', done)).toBe(anna.id);
    await give(app.admin, account, { to: { user: carla.id }, along, whose: 'all', closed: true });
    for (const [path, id] of [
      ['opportunities', won],
      ['tasks', done],
      ['tasks', next],
    ] as const)
      expect(await ownerOf(path, id), `${path} ${id}`).toBe(carla.id);
  });

  test('brings the hand-over brief of what was given, to who may see it (CMP-10)', async () => {
    const { account, name } = await customer(anna);
    await give(anna, account, { to: { user: ben.id } });
    const briefs = async () =>
      (await ben.get<NotificationsAnswer>('/api/notifications')).body.notifications.flatMap(
        (notice) => notice.briefs,
      );
    const brief = { module: 'accounts', id: account, label: name };
    expect(await briefs()).toContainEqual(brief);
    await give(app.admin, account, { to: { user: carla.id } });
    expect(await briefs()).not.toContainEqual(brief);
  });

  test('names what the giver may not hand over, and leaves it', async () => {
    const { account, contacts } = await customer(anna);
    const [first, second] = contacts as [number, number];
    await app.admin.patch(`/api/contacts/${second}`, { owner: carla.id });
    const rights = { '*': { see: 'all', assign: 'own' } } as const;
    const dora = await app.person('朵拉', { rights, department: east });
    for (const [path, id] of [
      ['accounts', account],
      ['contacts', first],
    ] as const)
      await app.admin.patch(`/api/${path}/${id}`, { owner: dora.id });
    const answer = await give(dora, account, { to: { user: ben.id }, along: ['contacts'], whose: 'all' });
    expect(answer.body).toMatchObject({
      moved: { accounts: 1, contacts: 1 },
      refused: [{ module: 'contacts', id: second, label: '李强', message: expect.any(String) }],
    });
    expect(await ownerOf('contacts', second)).toBe(carla.id);
    expect((await give(dora, account, { to: { user: carla.id } })).status).toBe(403);
    expect((await give(anna, account, { to: { user: carla.id } })).status).toBe(404);
  });

  test('to a department leaves it to the head to hand out (ACC-04)', async () => {
    const { account, contacts } = await customer(anna);
    await give(anna, account, { to: { department: west }, along: ['contacts'] });
    expect((await app.admin.get(`/api/accounts/${account}`)).body).toMatchObject({
      owner: null,
      department: { id: west },
    });
    const told = await head.get<NotificationsAnswer>('/api/notifications?unread=1');
    expect(told.body.notifications[0]).toMatchObject({
      kind: 'transfer.fallen',
      count: 3,
      other: { label: '华西部' },
    });
    await give(head, account, { to: { user: carla.id }, along: ['contacts'] });
    for (const id of contacts) expect(await ownerOf('contacts', id)).toBe(carla.id);
  });

  test.each([
    [{}, 'to'],
    [{ to: {} }, 'to'],
    [{ to: { user: 999_999 } }, 'to.user'],
    [{ to: { department: 999_999 } }, 'to.department'],
    [{ to: { user: 1, department: 1 } }, 'to'],
    [{ to: 'me', along: [] }, 'to'],
    [{ along: ['nonsense'] }, 'along.0'],
    [{ along: 'contacts' }, 'along'],
    [{ whose: 'mine' }, 'whose'],
    [{ note: 'x'.repeat(501) }, 'note'],
  ])('refuses %j at %s', async (body, field) => {
    const { account } = await customer(anna);
    const complete = 'to' in body || field === 'to' ? body : { to: { user: ben.id }, ...body };
    const answer = await give(anna, account, complete);
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.[0]?.field).toMatch(new RegExp(`^${field}`));
    expect(await ownerOf('accounts', account)).toBe(anna.id);
  });

  test('goes to nobody who has left', async () => {
    const gone = await company.salesperson('离职者');
    await app.admin.patch(`/api/users/${gone.id}`, { status: 'inactive' });
    const { account } = await customer(anna);
    expect((await give(anna, account, { to: { user: gone.id } })).status).toBe(422);
  });

  test('and another at the same time: each record goes to one of the two, whole', async () => {
    const { account, contacts, deal } = await customer(anna);
    const both = await Promise.all([
      give(app.admin, account, { to: { user: ben.id }, along: everything }),
      give(app.admin, account, { to: { user: carla.id }, along: everything }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const owner = await ownerOf('accounts', account);
    expect([ben.id, carla.id]).toContain(owner);
    for (const id of contacts) expect(await ownerOf('contacts', id)).toBe(owner);
    expect(await ownerOf('opportunities', deal)).toBe(owner);
  });

  test('during an edit loses neither: the edit is saved, and the owner is the new one', async () => {
    const { account } = await customer(anna);
    const { body } = await app.admin.get(`/api/accounts/${account}`);
    const edits = Array.from({ length: 4 }, (_, i) =>
      app.admin.patch(`/api/accounts/${account}`, { phone: `0571-8888000${i}` }),
    );
    const answers = await Promise.all([
      ...edits,
      give(app.admin, account, { to: { user: ben.id } }),
      app.admin.patch(`/api/accounts/${account}`, { website: 'https://example.com', version: body.version }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect((await app.admin.get(`/api/accounts/${account}`)).body).toMatchObject({
      owner: { id: ben.id },
      phone: expect.stringMatching(/^0571/),
      website: 'https://example.com',
    });
  });
});
