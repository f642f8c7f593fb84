import type { NotificationsAnswer, TransferAnswer, TransferOutcome } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

type Person = Client & { id: number };

let app: TestApplication;
let anna: Person;
let ben: Person;
let carla: Person;
let head: Person;
let east: number;
let west: number;

const own = {
  '*': { see: 'own', edit: 'own', create: true, assign: 'own', bulk: true, export: true },
} as const;

beforeAll(async () => {
  app = await openApplication('transfers');
  east = await app.department('华东部');
  west = await app.department('华西部');
  anna = await app.person('安娜', { rights: own, department: east });
  ben = await app.person('本', { rights: own, department: west });
  carla = await app.person('卡拉', { rights: own, department: west });
  const tree = { '*': { see: 'tree', edit: 'tree', create: true, assign: 'tree', bulk: true } } as const;
  head = await app.person('主管', { rights: tree, department: west });
  await app.admin.patch(`/api/departments/${west}`, { head: head.id });
});

afterAll(() => app.close());

let made = 0;

async function create(who: Client, path: string, values: Record<string, unknown>): Promise<number> {
  const answer = await who.post(`/api/${path}?duplicates=allow`, values);
  expect(answer.body, path).toMatchObject({ id: expect.any(Number) });
  return answer.body.id as number;
}

/** An account with two contacts, a deal, a lead's worth of what hangs on it, all of one owner. */
async function customer(owner: Person, name = `客户${++made}号`) {
  const account = await create(owner, 'accounts', { name, industry: 'machinery' });
  const contacts = [
    await create(owner, 'contacts', { name: '王芳', account }),
    await create(owner, 'contacts', { name: '李强', account }),
  ];
  const deal = await create(owner, 'opportunities', { name: '注塑机', account, closeDate: '2027-03-01' });
  await owner.patch(`/api/opportunities/${deal}`, { stage: 'proposal' });
  await owner.post(`/api/accounts/${account}/comments`, { text: '上周拜访过', mentions: [] });
  await owner.post(`/api/accounts/${account}/tags`, { name: '重点' });
  await owner.post(`/api/accounts/${account}/followers`);
  return { account, contacts, deal, name };
}

const give = (who: Client, account: number, body: Record<string, unknown>) =>
  who.post<TransferOutcome & { errors?: { field: string }[] }>(`/api/accounts/${account}/transfer`, body);

async function ownerOf(path: string, id: number): Promise<number | null> {
  const { body } = await app.admin.get<{ owner: { id: number } | null }>(`/api/${path}/${id}`);
  return body.owner?.id ?? null;
}

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
        const { owner: _, department: __, version: ___, rights: ____, ...rest } = body;
        const parts: Record<string, unknown> = { rest };
        for (const part of ['comments', 'tags', 'files', 'followers', 'shares']) {
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
    const gone = await app.person('离职者', { rights: own });
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
    const gone = await app.person('将离职', { rights: own });
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
