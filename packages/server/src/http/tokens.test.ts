import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('tokens');
});

afterAll(() => app.close());

async function tokenWith(scopes: string[], until?: string): Promise<Client & { tokenId: number }> {
  const { status, body } = await app.admin.post('/api/tokens', { name: scopes.join(), scopes, until });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { ...app.client({ authorization: `Bearer ${body.token}` }), tokenId: body.id as number };
}

describe('A token', () => {
  test('is told once, acts for its user without cookie and header, and can be revoked', async () => {
    const program = await tokenWith(['read', 'write']);
    expect((await program.get('/api/session')).body).toMatchObject({ user: { username: 'boss' } });
    const created = await program.post('/api/accounts', { name: '令牌科技' });
    expect(created).toMatchObject({ status: 201, body: { owner: { label: 'boss' } } });
    const listed = await app.admin.get<Record<string, unknown>[]>('/api/tokens');
    const mine = listed.body.find(({ id }) => id === program.tokenId);
    expect(mine).toMatchObject({ name: 'read,write', scopes: ['read', 'write'], until: null });
    expect(mine).not.toHaveProperty('token');
    expect((await app.admin.delete(`/api/tokens/${program.tokenId}`)).status).toBe(204);
    expect((await program.get('/api/session')).status).toBe(401);
  });

  test('leaves its way in the history', async () => {
    const program = await tokenWith(['write']);
    const { body: record } = await program.post('/api/accounts', { name: '来路' });
    const history = await app.admin.get<{ entries: unknown[] }>(`/api/accounts/${record.id}/history`);
    expect(history.body.entries).toMatchObject([{ way: 'api', kind: 'create' }]);
  });

  test.each([
    [['read'], { read: 200, write: 403, other: 200, session: 200, settings: 403 }],
    [['accounts:read'], { read: 200, write: 403, other: 403, session: 200, settings: 403 }],
    [['accounts'], { read: 200, write: 201, other: 403, session: 200, settings: 403 }],
    [['leads:write'], { read: 403, write: 403, other: 403, session: 200, settings: 403 }],
    [['write'], { read: 200, write: 201, other: 200, session: 200, settings: 200 }],
  ])('of scopes %j does that and no more', async (scopes, expected) => {
    const program = await tokenWith(scopes);
    expect({
      read: (await program.get('/api/accounts')).status,
      write: (
        await program.post('/api/accounts', { name: `范围 ${scopes}` }, { query: { duplicates: 'allow' } })
      ).status,
      other: (await program.get('/api/contacts')).status,
      session: (await program.get('/api/session')).status,
      settings: (await program.patch('/api/settings/company', { phone: '0571-1' })).status,
    }).toEqual(expected);
  });

  test('narrowed to a module learns nothing of others by the way', async () => {
    const { body: account } = await app.admin.post('/api/accounts', { name: '旁路科技' });
    await app.admin.post('/api/contacts', { name: '陈旁路', account: account.id });
    const program = await tokenWith(['contacts:read']);
    const list = await program.get<{ records: { account: unknown }[] }>('/api/contacts?fields=account');
    expect(list.body.records).toMatchObject([{ account: { id: account.id, label: null } }]);
    const modules = await program.get<{ path: string }[]>('/api/modules');
    expect(modules.body.map(({ path }) => path)).not.toContain('accounts');
    const filtered = await program.get('/api/contacts', { query: { where: '{"account.name":"旁路科技"}' } });
    expect(filtered.status).toBe(400);
  });

  test('runs out', async () => {
    const later = new Date(Date.now() + 400).toISOString();
    const program = await tokenWith(['read'], later);
    expect((await program.get('/api/session')).status).toBe(200);
    await expect.poll(async () => (await program.get('/api/session')).status).toBe(401);
    const past = await app.admin.post('/api/tokens', { name: 'x', scopes: ['read'], until: '2020-01-01' });
    expect(past.status).toBe(422);
  });

  test('cannot make itself a better one, nor one that reaches for what is no scope', async () => {
    const program = await tokenWith(['write']);
    expect((await program.post('/api/tokens', { name: 'x', scopes: ['*'] })).status).toBe(403);
    const wrong = await app.admin.post('/api/tokens', { name: '', scopes: ['everything!'] });
    expect(wrong.body.errors).toMatchObject([
      { field: 'name', code: 'required' },
      { field: 'scopes.0', code: 'notChoice' },
    ]);
  });

  test('of somebody who has left opens nothing; nor does nonsense', async () => {
    const leaver = await app.person('token-leaver');
    const { body } = await leaver.post('/api/tokens', { name: 'x', scopes: ['read'] });
    const program = app.client({ authorization: `Bearer ${body.token}` });
    expect((await program.get('/api/session')).status).toBe(200);
    await app.admin.patch(`/api/users/${leaver.id}`, { status: 'inactive' });
    expect((await program.get('/api/session')).status).toBe(401);
    for (const authorization of [
      'Bearer x',
      'Bearer gejie_AAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      'Basic Ym9zczp4',
      '',
    ])
      expect((await app.client({ authorization }).get('/api/accounts')).status).toBe(401);
  });

  test('of others is out of reach', async () => {
    const program = await tokenWith(['read']);
    const someone = await app.person('curious');
    expect((await someone.delete(`/api/tokens/${program.tokenId}`)).status).toBe(404);
    expect((await someone.get('/api/tokens')).body).toEqual([]);
  });
});
