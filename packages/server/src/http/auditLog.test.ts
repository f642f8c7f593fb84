import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { form } from './upload.fixture.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

interface Entry {
  id: number;
  kind: string;
  at: string;
  actor: { id: number; label: string } | null;
  module: string | null;
  record: number | null;
  label: string | null;
  way: string;
  ip: string | null;
  detail: Record<string, unknown> | null;
}

let app: TestApplication;
let auditor: Client;
beforeAll(async () => {
  app = await openApplication('audit_log');
  auditor = await app.person('auditor', { functions: ['audit'] });
});
afterAll(() => app.close());

async function entries(where: Record<string, unknown>, by = auditor): Promise<Entry[]> {
  const { status, body } = await by.get<{ records: Entry[] }>('/api/audit-log', {
    query: { where: JSON.stringify(where) },
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.records;
}

async function account(values: Record<string, unknown> = {}): Promise<number> {
  const { body } = await app.admin.post('/api/accounts?duplicates=allow', { name: '格林公司', ...values });
  return body.id as number;
}

describe('The operation log (ACC-09)', () => {
  it('is read with the function audit and with nothing else', async () => {
    const everything = await app.person('everything', {
      rights: { ...allRights, 'audit-log': allRights['*'] ?? {} },
      functions: ['settings', 'users', 'purge', 'reports'],
    });
    for (const url of ['/api/audit-log', '/api/audit-log/export?format=csv'])
      expect((await everything.get(url)).status, url).toBe(403);
    expect((await everything.get('/api/audit-log/tally?by=kind')).status).toBe(400);
    const modules = async (client: Client) =>
      (await client.get<{ path: string }[]>('/api/modules')).body.map(({ path }) => path);
    expect(await modules(everything)).not.toContain('audit-log');
    expect(await modules(auditor)).toContain('audit-log');
    expect((await app.stranger.get('/api/audit-log')).status).toBe(401);
  });

  it('names the photo or the file that was put in the place of another', async () => {
    const person = await app.person('pictured', {});
    const photo = async (name: string) => {
      const { payload, headers } = form([{ name: 'file', filename: name, content: pixel }]);
      const { body } = await app.admin.post('/api/files', payload, { headers });
      expect((await app.admin.patch(`/api/users/${person.id}`, { photo: body.id })).status).toBe(200);
    };
    await photo('旧照.png');
    await photo('新照.png');
    const [last] = await entries({ kind: 'user.changed', record: person.id });
    expect(last?.detail).toEqual({ changes: [{ field: 'photo', from: '旧照.png', to: '新照.png' }] });
  });

  it('is changed by nobody, whatever the rights', async () => {
    const [entry] = await entries({});
    const url = `/api/audit-log/${entry?.id}`;
    const refused = [
      await app.admin.post('/api/audit-log', { label: 'x' }),
      await app.admin.patch(url, { label: 'x' }),
      await app.admin.delete(url),
      await app.admin.delete(`${url}?purge=1`),
      await app.admin.post(`${url}/restore`),
      await app.admin.post(`${url}/comments`, { text: 'x' }),
      await app.admin.post(`${url}/tags`, { name: 'x' }),
      await app.admin.post('/api/audit-log/bulk', { where: {}, action: 'delete' }),
      await app.admin.post('/api/audit-log/import'),
    ];
    for (const { status } of refused) expect([403, 404, 409, 415]).toContain(status);
    expect(await entries({ id: entry?.id })).toEqual([entry]);
  });

  it('tells what a role, a user and a department was and became, by name', async () => {
    const department = (await app.admin.post('/api/departments', { name: '审计部' })).body.id as number;
    const role = (await app.admin.post('/api/roles', { name: '看客', rights: { '*': { see: 'own' } } })).body;
    await app.admin.patch(`/api/roles/${role.id}`, {
      rights: { '*': { see: 'all' } },
      functions: ['reports'],
    });
    const user = (
      await app.admin.post('/api/users', { name: '林', username: 'lin', password: 'Correct-Horse-9' })
    ).body;
    await app.admin.patch(`/api/users/${user.id}`, { roles: [role.id], department });
    expect(await entries({ record: role.id })).toMatchObject([
      {
        kind: 'role.changed',
        actor: { label: 'boss' },
        module: 'role',
        label: '看客',
        way: 'web',
        ip: '127.0.0.1',
        detail: {
          changes: [
            { field: 'rights', from: { '*': { see: 'own' } }, to: { '*': { see: 'all' } } },
            { field: 'functions', to: ['reports'] },
          ],
        },
      },
      { kind: 'role.created' },
    ]);
    expect(await entries({ record: user.id })).toMatchObject([
      {
        kind: 'user.changed',
        detail: {
          changes: [
            { field: 'department', from: null, to: { id: department, label: '审计部' } },
            { field: 'roles', to: [{ id: role.id, label: '看客' }] },
          ],
        },
      },
      { kind: 'user.created', label: '林' },
    ]);
    expect(await entries({ record: department })).toMatchObject([{ kind: 'department.created' }]);
  });

  it('tells of a changed password, and never the password', async () => {
    const { id } = await app.person('forgetful');
    await app.admin.patch(`/api/users/${id}`, { password: 'Another-Horse-9' });
    const told = await entries({ record: id });
    expect(told[0]).toMatchObject({ kind: 'password.changed', actor: { label: 'boss' }, label: 'forgetful' });
    expect(JSON.stringify(await entries({}))).not.toContain('Horse');
  });

  it('keeps what a record was called when it is long gone', async () => {
    const id = await account({ name: '消失公司' });
    await app.admin.delete(`/api/accounts/${id}`);
    await app.admin.post(`/api/accounts/${id}/restore`);
    await app.admin.delete(`/api/accounts/${id}`);
    await app.admin.delete(`/api/accounts/${id}?purge=1`);
    const told = await entries({ record: id });
    expect(told.map(({ kind }) => kind)).toEqual([
      'record.purged',
      'record.deleted',
      'record.restored',
      'record.deleted',
    ]);
    for (const { label } of told) expect(label).toBe('消失公司');
  });

  it('tells who saw what is sensitive: on its page and in a list, once while they work on it', async () => {
    const id = await account({ name: '有账号', bankAccount: '6222 0000 1111' });
    const plain = await account({ name: '无账号' });
    const reader = await app.person('reader', { rights: { accounts: { see: 'all' } } });
    await reader.get(`/api/accounts/${plain}`);
    await reader.get(`/api/accounts/${id}?fields=name`);
    expect(await entries({ kind: 'record.viewed', actor: reader.id })).toEqual([]);
    await reader.get(`/api/accounts/${id}`);
    await reader.get(`/api/accounts/${id}`);
    expect(await entries({ kind: 'record.viewed', actor: reader.id })).toMatchObject([
      { module: 'account', record: id, label: '有账号', detail: { fields: ['bankAccount'] } },
    ]);
    const lister = await app.person('lister', { rights: { accounts: { see: 'all' } } });
    await lister.get('/api/accounts?fields=name,bankAccount');
    expect(await entries({ kind: 'record.viewed', actor: lister.id })).toMatchObject([{ record: id }]);
    const hidden = await app.person('hidden', {
      rights: { accounts: { see: 'all', fields: { bankAccount: 'hidden' } } },
    });
    await hidden.get(`/api/accounts/${id}`);
    expect(await entries({ kind: 'record.viewed', actor: hidden.id })).toEqual([]);
  });

  it('tells of tokens, settings, exports and mass work', async () => {
    const { body: token } = await app.admin.post('/api/tokens', { name: '报表程序', scopes: ['read'] });
    await app.admin.delete(`/api/tokens/${token.id}`);
    expect(await entries({ label: '报表程序' })).toMatchObject([
      { kind: 'token.revoked' },
      { kind: 'token.created', detail: { scopes: ['read'] } },
    ]);
    expect(JSON.stringify(await entries({}))).not.toContain(token.token);
    await app.admin.patch('/api/settings/company', { name: '格界贸易' });
    expect(await entries({ kind: 'settings.changed' })).toMatchObject([
      { detail: { part: 'company', changes: [{ field: 'name', to: '格界贸易' }] } },
    ]);
    await account({ name: '导出公司' });
    await app.admin.get('/api/accounts/export', {
      query: { format: 'csv', where: '{"name":"导出公司"}', fields: 'name' },
    });
    await vi.waitFor(async () =>
      expect(await entries({ kind: { in: ['export', 'export.started'] } })).toMatchObject([
        { kind: 'export', module: 'account', detail: { rows: 1, complete: true } },
        { kind: 'export.started', detail: { format: 'csv', where: { name: '导出公司' }, columns: ['name'] } },
      ]),
    );
    const gone = await account({ name: '批量公司' });
    const job = await app.admin.post('/api/accounts/bulk', { ids: [gone], action: 'delete' });
    expect(job.status).toBe(202);
    await vi.waitFor(async () =>
      expect(await entries({ job: job.body.job })).toMatchObject([
        { kind: 'job.ended', detail: { of: 'bulk', state: 'done', updated: 1, failed: 0 } },
        { kind: 'bulk', module: 'account', detail: { action: 'delete', target: { ids: [gone] } } },
      ]),
    );
  });

  it('is filtered, searched, sorted, paged, counted and exported as any list', async () => {
    const total = (await auditor.get<{ count: { value: number } }>('/api/audit-log?count=1')).body.count;
    expect(total.value).toBeGreaterThan(20);
    const { body: first } = await auditor.get<{ records: Entry[]; next: string }>(
      '/api/audit-log?limit=5&sort=-at',
    );
    const { body: second } = await auditor.get<{ records: Entry[] }>('/api/audit-log', {
      query: { limit: '5', sort: '-at', after: first.next },
    });
    const times = [...first.records, ...second.records].map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    expect(new Set([...first.records, ...second.records].map(({ id }) => id)).size).toBe(10);
    const found = await auditor.get<{ records: Entry[] }>('/api/audit-log', { query: { q: '消失' } });
    expect(found.body.records).toHaveLength(4);
    expect((await auditor.get<{ records: Entry[] }>('/api/audit-log?q=100%25')).body.records).toEqual([]);
    const labelled = async (q: string) =>
      (await auditor.get<{ records: Entry[] }>('/api/audit-log', { query: { q } })).body.records.length;
    expect(await labelled('失')).toBe(4);
    expect(await labelled('消失公 127.0')).toBe(4);
    expect(await labelled('消公')).toBe(0);
    expect(await entries({ label: { contains: '失公' }, kind: 'record.purged' })).toHaveLength(1);
    expect(await entries({ label: { startsWith: '失公' } })).toEqual([]);
    expect(await entries({ at: { within: 'today' }, way: 'web', ip: '127.0.0.1' })).not.toEqual([]);
    expect(await entries({ 'actor.username': 'boss', kind: 'record.purged' })).toHaveLength(1);
    const csv = await auditor.get('/api/audit-log/export?format=csv&fields=at,actor,kind,label');
    expect(String(csv.body)).toContain('彻底删除,消失公司');
    expect(await entries({ module: 'auditEntry', kind: 'export.started' })).not.toEqual([]);
    const wrong = await auditor.get('/api/audit-log', { query: { where: '{"kind":"nonsense"}' } });
    expect(wrong.status).toBe(400);
  });
});
