import type { CountedTag, TagAnswer, TaggedAnswer } from '@gejie/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { ensureTag, tagRecords } from '../database/collaboration/tagRows.ts';

let app: TestApplication;
let anna: Client & { id: number };
let ben: Client & { id: number };

beforeAll(async () => {
  app = await openApplication('all_tags');
  anna = await app.person('安娜', { rights: allRights });
  const own = { see: 'own', edit: 'own', create: true } as const;
  ben = await app.person('本', { rights: { accounts: own } });
});

afterAll(() => app.close());

const make = async (client: Client, name: string, tags: string[]) => {
  const { body } = await client.post<{ id: number }>('/api/accounts?duplicates=allow', { name });
  for (const tag of tags) await client.post(`/api/accounts/${body.id}/tags`, { name: tag });
  return body.id;
};
const cloud = async (client: Client) =>
  Object.fromEntries(
    (await client.get<CountedTag[]>('/api/tags')).body.map(({ name, count }) => [name, count]),
  );
const idOf = async (name: string) =>
  (await app.admin.get<CountedTag[]>('/api/tags')).body.find((tag) => tag.name === name)?.id;

test('Tags are counted and listed within the reader’s reach (PLT-14)', async () => {
  const hers = await make(anna, '水务集团', ['重点', '续约']);
  await make(ben, '铁龙物流', ['重点']);
  await anna.post(`/api/opportunities`, { name: '水表', account: hers, closeDate: '2026-12-01' });
  expect(await cloud(anna)).toEqual({ 重点: 2, 续约: 1 });
  expect(await cloud(ben)).toEqual({ 重点: 1 });
  const tagged = await ben.get<TaggedAnswer>(`/api/tags/${await idOf('重点')}/records`);
  expect(tagged.body.groups).toMatchObject([
    { module: 'accounts', count: 1, records: [{ label: '铁龙物流' }] },
  ]);
  expect((await ben.get(`/api/tags/${await idOf('续约')}/records`)).status).toBe(404);
  expect((await ben.get('/api/tags/999999/records')).status).toBe(404);
});

test('Who keeps the settings renames, recolours, merges and deletes tags', async () => {
  const id = await idOf('续约');
  expect((await ben.patch(`/api/tags/${id}`, { color: 'red' })).status).toBe(403);
  expect((await app.admin.patch(`/api/tags/${id}`, { color: 'pink' })).status).toBe(422);
  const red = await app.admin.patch<TagAnswer>(`/api/tags/${id}`, { color: 'red', name: '要续约' });
  expect(red.body).toEqual({ id, name: '要续约', color: 'red', private: false });
  const merged = await app.admin.patch<TagAnswer>(`/api/tags/${id}`, { name: '重点' });
  expect(merged.body.name).toBe('重点');
  expect(await cloud(anna)).toEqual({ 重点: 2 });
  expect((await app.admin.delete(`/api/tags/${merged.body.id}`)).status).toBe(204);
  expect(await cloud(anna)).toEqual({});
});

test('A tag of one’s own is nobody else’s on any path, not even by its id, and goes on what is only seen (PLT-14)', async () => {
  const cleo = await app.person('克丽', { rights: { accounts: { see: 'all' } } });
  const account = await make(anna, '滨江水务', ['老客户']);
  const other = await make(anna, '城东燃气', []);
  expect((await cleo.post(`/api/accounts/${account}/tags`, { name: '要盯' })).status).toBe(403);
  const own = await cleo.post<TagAnswer>(`/api/accounts/${account}/tags`, { name: '要盯', private: true });
  expect(own).toMatchObject({ status: 201, body: { name: '要盯', private: true } });
  const { id } = own.body;
  const everybodys = (await anna.post<TagAnswer>(`/api/accounts/${other}/tags`, { name: '要盯' })).body;
  expect(everybodys.id).not.toBe(id);

  const found = async (client: Client, where: object) =>
    (
      await client.get<{ records: { id: number }[] }>('/api/accounts', {
        query: { where: JSON.stringify(where), sort: 'id' },
      })
    ).body.records.map((record) => record.id);
  const shown = async (client: Client) =>
    (
      await client.get<{ records: { tags: TagAnswer[] }[] }>('/api/accounts', {
        query: { where: JSON.stringify({ id: account }), fields: 'name,tags' },
      })
    ).body.records[0]?.tags.map(({ name }) => name);
  const seenBy = async (client: Client) => ({
    onRecord: (await client.get<TagAnswer[]>(`/api/accounts/${account}/tags`)).body.map(({ name }) => name),
    inList: await shown(client),
    has: await found(client, { tags: { contains: id } }),
    hasAny: await found(client, { tags: { in: [id, everybodys.id] } }),
    hasNot: (await found(client, { tags: { notContains: id } })).includes(account),
    untagged: (await found(client, { tags: { empty: true } })).includes(account),
    beyond: (
      await client.get('/api/contacts', {
        query: { where: JSON.stringify({ 'account.tags': { contains: id } }) },
      })
    ).status,
    cloud: Object.keys(await cloud(client)).includes('要盯'),
    records: (await client.get(`/api/tags/${id}/records`)).status,
  });
  expect(await seenBy(cleo)).toEqual({
    onRecord: ['老客户', '要盯'],
    inList: ['老客户', '要盯'],
    has: [account],
    hasAny: [account, other],
    hasNot: false,
    untagged: false,
    beyond: 403,
    cloud: true,
    records: 200,
  });
  for (const client of [anna, app.admin])
    expect(await seenBy(client)).toEqual({
      onRecord: ['老客户'],
      inList: ['老客户'],
      has: [],
      hasAny: [other],
      hasNot: true,
      untagged: false,
      beyond: 200,
      cloud: true,
      records: 404,
    });
  expect((await app.admin.delete(`/api/tags/${everybodys.id}`)).status).toBe(204);
  expect(Object.keys(await cloud(anna))).not.toContain('要盯');
  expect((await anna.patch(`/api/tags/${id}`, { name: '偷看' })).status).toBe(403);
  expect((await app.admin.patch(`/api/tags/${id}`, { name: '偷看' })).status).toBe(404);
  expect((await app.admin.delete(`/api/accounts/${account}/tags/${id}`)).status).toBe(404);
  expect((await cleo.patch<TagAnswer>(`/api/tags/${id}`, { color: 'red' })).body).toMatchObject({
    color: 'red',
    private: true,
  });
  expect((await cleo.delete(`/api/accounts/${account}/tags/${id}`)).status).toBe(204);
  expect(await found(cleo, { tags: { contains: id } })).toEqual([]);
});

test('Lists, saved views, exports and mass work go by tags; conditions that are kept do not (PLT-14)', async () => {
  const tagged = await make(anna, '北仑港务', ['港口']);
  await make(anna, '金塘油运', []);
  const id = await idOf('港口');
  const where = { tags: { contains: id } };
  const view = await anna.post<{ id: number }>('/api/accounts/views', {
    name: '港口客户',
    where,
    columns: ['name', 'tags'],
  });
  expect(view.status, JSON.stringify(view.body)).toBe(201);
  const listed = await anna.get<{ records: { id: number; tags?: TagAnswer[] }[]; count: object }>(
    '/api/accounts',
    { query: { view: String(view.body.id), fields: 'name,tags', count: '1' } },
  );
  expect(listed.body).toMatchObject({
    records: [{ id: tagged, tags: [{ name: '港口', private: false }] }],
    count: { value: 1, exact: true },
  });
  const csv = await anna.get<string>('/api/accounts/export', {
    query: { format: 'csv', where: JSON.stringify(where), fields: 'name,tags' },
  });
  expect(String(csv.body)).toContain('北仑港务,港口');
  expect(String(csv.body)).not.toContain('金塘油运');
  for (const wrong of [{ tags: '港口' }, { tags: { gt: 1 } }, { tags: { contains: 0 } }])
    expect((await anna.get('/api/accounts', { query: { where: JSON.stringify(wrong) } })).status).toBe(400);
  expect((await anna.get('/api/accounts', { query: { sort: 'tags' } })).status).toBe(400);
  expect((await anna.patch(`/api/accounts/${tagged}`, { tags: [id] })).status).toBe(422);
  const rule = await app.admin.post('/api/sharing-rules', {
    name: '按标签',
    module: 'accounts',
    condition: where,
  });
  expect(rule.body.errors).toEqual(
    expect.arrayContaining([expect.objectContaining({ field: 'condition', code: 'unknownField' })]),
  );
});

test('A tag that stands on more than a thousand records is counted no further (PLT-14)', async () => {
  const db = app.services.database.kysely;
  const { rows } = await sql<{ id: number }>`
    insert into account (name, owner) select '展会名片' || n, ${anna.id} from generate_series(1, 1001) as n
    returning id`.execute(db);
  const ids = rows.map(({ id }) => id);
  const { id: tag } = await ensureTag(db, '展会', null);
  const counted = async () =>
    (await app.admin.get<CountedTag[]>('/api/tags')).body.find(({ name }) => name === '展会');

  await tagRecords(db, tag, 'account', ids.slice(1), anna.id);
  expect(await counted()).toMatchObject({ count: 1000, exact: true });
  await tagRecords(db, tag, 'account', ids.slice(0, 1), anna.id);
  expect(await counted()).toMatchObject({ count: 1000, exact: false });
});
