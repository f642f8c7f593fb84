import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let anna: Client & { id: number };
let ben: Client & { id: number };
let account: string;

beforeAll(async () => {
  app = await openApplication('collaboration');
  const own = { '*': { see: 'own', edit: 'own', create: true } } as const;
  anna = await app.person('安娜', { rights: own });
  ben = await app.person('本', { rights: { '*': { see: 'all', create: true } } });
  const { body } = await anna.post('/api/accounts', { name: '海川仪表' });
  account = `/api/accounts/${body.id}`;
});

afterAll(() => app.close());

describe('Comments', () => {
  test('are made by whoever sees the record, and taken back by their author', async () => {
    const made = await ben.post(`${account}/comments`, {
      text: '@安娜 报价\n发了吗？',
      mentions: [anna.id, anna.id],
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        text: '@安娜 报价\n发了吗？',
        createdBy: { id: ben.id, label: '本' },
        mentions: [{ id: anna.id, label: '安娜' }],
      },
    });
    await anna.post(`${account}/comments`, { text: '发了' });
    const list = await anna.get<{ text: string }[]>(`${account}/comments`);
    expect(list.body.map(({ text }) => text)).toEqual(['发了', '@安娜 报价\n发了吗？']);
    expect((await anna.delete(`${account}/comments/${made.body.id}`)).status).toBe(404);
    expect((await ben.delete(`${account}/comments/${made.body.id}`)).status).toBe(204);
    expect((await ben.get<unknown[]>(`${account}/comments`)).body).toHaveLength(1);
  });

  test('stand in the timeline', async () => {
    const timeline = await anna.get<{ entries: unknown[] }>(`${account}/timeline`);
    expect(timeline.body.entries).toContainEqual(expect.objectContaining({ kind: 'comment', text: '发了' }));
  });
});

describe('Tags', () => {
  test('are put on and taken off by whoever may change the record', async () => {
    const made = await anna.post(`${account}/tags`, { name: '重点' });
    expect(made).toMatchObject({ status: 201, body: { name: '重点' } });
    expect((await anna.post(`${account}/tags`, { name: '重点' })).body).toEqual(made.body);
    expect((await ben.get(`${account}/tags`)).body).toEqual([made.body]);
    expect((await ben.post(`${account}/tags`, { name: '抢' })).status).toBe(403);
    expect((await ben.delete(`${account}/tags/${made.body.id}`)).status).toBe(403);
    expect((await anna.delete(`${account}/tags/${made.body.id}`)).status).toBe(204);
    expect((await anna.delete(`${account}/tags/${made.body.id}`)).status).toBe(404);
    expect((await anna.get(`${account}/tags`)).body).toEqual([]);
  });
});

describe('A mention of somebody who may not see the record (PLT-15)', () => {
  test('is known before it is said, and tells nobody anything', async () => {
    const { body } = await ben.post('/api/accounts', { name: '本的客户' });
    const his = `/api/accounts/${body.id}`;
    const unseeing = (people: string) => ben.get(`${his}/comments/unseeing?users=${people}`);
    expect((await unseeing(`${ben.id},${anna.id}`)).body).toEqual([{ id: anna.id, label: '安娜' }]);
    expect((await unseeing('x')).status).toBe(400);
    expect((await ben.get(`${his}/comments/unseeing`)).status).toBe(400);
    expect((await anna.get(`${his}/comments/unseeing?users=${ben.id}`)).status).toBe(404);
    const said = { text: '@安娜 看一下', mentions: [anna.id] };
    expect((await ben.post(`${his}/comments`, said)).status).toBe(201);
    await app.admin.patch(his, { owner: anna.id });
    const told = await anna.get<{ notifications: { kind: string; record: { id: number } }[] }>(
      '/api/notifications',
    );
    const ofHis = told.body.notifications.filter(({ record }) => record?.id === body.id);
    expect(ofHis.map(({ kind }) => kind)).toEqual(['owner.given']);
    expect((await unseeing(`${ben.id},${anna.id}`)).body).toEqual([]);
  });
});

describe('Followers (PLT-15)', () => {
  test('follow for themselves; owners do without saying so, until they want to hear nothing', async () => {
    expect(await ben.post(`${account}/followers`)).toMatchObject({
      status: 201,
      body: { id: ben.id, label: '本' },
    });
    await ben.post(`${account}/followers`);
    const followers = async () =>
      (await ben.get<{ label: string }[]>(`${account}/followers`)).body.map(({ label }) => label);
    expect(await followers()).toEqual(['安娜', '本']);
    expect((await ben.delete(`${account}/followers`)).status).toBe(204);
    expect((await ben.delete(`${account}/followers`)).status).toBe(404);
    const told = async () =>
      (await anna.get<{ notifications: unknown[] }>('/api/notifications?unread=1')).body.notifications.length;
    await anna.post('/api/notifications/read', {});
    await app.admin.patch(account, { phone: '0571-88880001' });
    expect(await told()).toBe(1);
    expect((await anna.delete(`${account}/followers`)).status).toBe(204);
    expect((await anna.delete(`${account}/followers`)).status).toBe(404);
    expect(await followers()).toEqual([]);
    await anna.post('/api/notifications/read', {});
    await app.admin.patch(account, { phone: '0571-88880002' });
    await app.admin.post(`${account}/comments`, { text: '没人听' });
    expect(await told()).toBe(0);
    await anna.post(`${account}/followers`);
    expect(await followers()).toEqual(['安娜']);
  });
});

test('What hangs on a record out of sight is not there', async () => {
  const { body } = await ben.post('/api/accounts', { name: '别人的' });
  const hidden = `/api/accounts/${body.id}`;
  for (const part of ['comments', 'tags', 'files', 'followers', 'history', 'timeline'])
    expect((await anna.get(`${hidden}/${part}`)).status, part).toBe(404);
  expect((await anna.post(`${hidden}/comments`, { text: 'x' })).status).toBe(404);
  expect((await anna.post(`${hidden}/tags`, { name: 'x' })).status).toBe(404);
  expect((await anna.post(`${hidden}/followers`)).status).toBe(404);
});
