import type { CountedTag, TagAnswer, TaggedAnswer } from '@gejie/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';

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
  expect(red.body).toEqual({ id, name: '要续约', color: 'red' });
  const merged = await app.admin.patch<TagAnswer>(`/api/tags/${id}`, { name: '重点' });
  expect(merged.body.name).toBe('重点');
  expect(await cloud(anna)).toEqual({ 重点: 2 });
  expect((await app.admin.delete(`/api/tags/${merged.body.id}`)).status).toBe(204);
  expect(await cloud(anna)).toEqual({});
});
