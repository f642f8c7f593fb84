import type { HistoryEntry, JobAnswer, MergePreviewAnswer, SavedViewsAnswer } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let anna: Client & { id: number };

const all = { see: 'all', edit: 'all', delete: 'all', create: true } as const;

beforeAll(async () => {
  app = await openApplication('merging');
  anna = await app.person('安娜', { rights: { '*': all } });
});

afterAll(() => app.close());

const make = async (path: string, values: Record<string, unknown>, who: Client = anna) => {
  const { status, body } = await who.post<{ id: number }>(`/api/${path}?duplicates=allow`, values);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
};

async function ended(who: Client, job: unknown): Promise<JobAnswer> {
  return vi.waitFor(
    async () => {
      const { body } = await who.get<JobAnswer>(`/api/jobs/${job}`);
      expect(['queued', 'running']).not.toContain(body.state);
      return body;
    },
    { timeout: 20_000, interval: 30 },
  );
}

async function merge(into: number, from: number[], values: Record<string, unknown> = {}, path = 'accounts') {
  const { status, body } = await anna.post(`/api/${path}/merge`, { into, from, values });
  expect(status, JSON.stringify(body)).toBe(202);
  const job = await ended(anna, body.job);
  expect(job).toMatchObject({ state: 'done', error: null });
  return job;
}

describe('Merging customers (PLT-09)', () => {
  test('lets views and rules that asked for one that goes ask for the one that stays', async () => {
    const [kept, gone, other] = [
      await make('accounts', { name: '留在视图里的' }),
      await make('accounts', { name: '视图里并入的' }),
      await make('accounts', { name: '旁的' }),
    ];
    const theirs = await make('contacts', { name: '规则里的人', account: gone });
    const where = {
      any: [
        { account: { id: gone, label: '视图里并入的' } },
        { not: { 'account.id': { in: [other, gone, kept] } } },
        { name: String(gone) },
      ],
    };
    const view = await anna.post<{ id: number }>('/api/contacts/views', { name: '他们的人', where });
    expect(view.status).toBe(201);
    const ben = await app.person('只靠规则的人', { rights: { contacts: { see: 'own' } } });
    const condition = { account: gone };
    const rule = { name: '共享他们的人', module: 'contacts', condition, level: 'read', users: [ben.id] };
    const ruled = await app.admin.post<{ id: number }>('/api/sharing-rules', rule);
    expect(ruled.status).toBe(201);
    expect((await ben.get(`/api/contacts/${theirs}`)).status).toBe(200);

    await merge(kept, [gone]);

    const { body } = await anna.get<SavedViewsAnswer>('/api/contacts/views');
    expect(body.views.find(({ id }) => id === view.body.id)?.where).toEqual({
      any: [{ account: kept }, { not: { 'account.id': { in: [other, kept] } } }, { name: String(gone) }],
    });
    expect((await ben.get(`/api/contacts/${theirs}`)).status).toBe(200);
    const at = `/api/sharing-rules/${ruled.body.id}`;
    expect((await app.admin.get(at)).body.condition).toEqual({ account: kept });
    const history = await app.admin.get<{ entries: HistoryEntry[] }>(`${at}/history`);
    expect(history.body.entries[0]).toMatchObject({
      kind: 'relink',
      changes: [{ field: 'condition', from: { account: gone }, to: { account: kept } }],
    });
  });

  test('keeps everything that hung on those that go, and says how much before', async () => {
    const [kept, gone] = [
      await make('accounts', { name: '留下的' }),
      await make('accounts', { name: '并入的' }),
    ];
    const boss = await make('contacts', { name: '上级', account: gone });
    const person = await make('contacts', { name: '下属', account: gone, reportsTo: boss });
    await make('opportunities', { name: '单子', account: gone, amount: '100', closeDate: '2026-12-31' });
    const at = (id: number, what: string) => `/api/accounts/${id}/${what}`;
    await anna.post(at(gone, 'comments'), { text: '谈过了' });
    await anna.post(at(gone, 'tags'), { name: '重点' });
    await anna.post(at(kept, 'tags'), { name: '重点' });
    await anna.post(at(gone, 'followers'));
    const ben = await app.person('本', { rights: { '*': { see: 'own', edit: 'own' } } });
    await anna.post(at(kept, 'shares'), { user: ben.id, level: 'read', until: '2030-01-01' });
    await anna.post(at(gone, 'shares'), { user: ben.id, level: 'write', role: '售前' });
    const form = new FormData();
    form.set('file', new Blob(['报价单']), '报价.txt');
    const multipart = new Response(form);
    const sent = await anna.post(at(gone, 'files'), Buffer.from(await multipart.arrayBuffer()), {
      headers: { 'content-type': multipart.headers.get('content-type') ?? '' },
    });
    expect(sent.status).toBe(201);

    const preview = await anna.post<MergePreviewAnswer>('/api/accounts/merge/preview', { ids: [kept, gone] });
    expect(preview.body.records.map(({ name }) => name)).toEqual(['留下的', '并入的']);
    expect(preview.body.moving).toContainEqual({
      id: gone,
      comments: 1,
      files: 1,
      tags: 1,
      followers: 1,
      shares: 1,
      links: [
        { module: 'contacts', field: 'account', count: 2 },
        { module: 'opportunities', field: 'account', count: 1 },
      ],
    });

    const job = await merge(kept, [gone], { industry: 'energy' });
    expect(job).toMatchObject({
      kind: 'merge',
      module: 'accounts',
      done: 1,
      updated: 1,
      result: { into: kept, turned: { contacts: 2, opportunities: 1 } },
    });
    expect((await anna.get(at(kept, 'comments'))).body).toMatchObject([{ text: '谈过了' }]);
    expect((await anna.get(at(kept, 'tags'))).body).toMatchObject([{ name: '重点' }]);
    expect((await anna.get(at(kept, 'followers'))).body).toMatchObject([{ id: anna.id }]);
    expect((await anna.get(at(kept, 'files'))).body).toMatchObject([{ name: '报价.txt' }]);
    expect((await anna.get(at(kept, 'shares'))).body).toMatchObject([
      { user: { id: ben.id }, level: 'write', role: '售前', until: null },
    ]);
    const { body: account } = await anna.get(`/api/accounts/${kept}`);
    expect(account).toMatchObject({ industry: 'energy', contactCount: 2, openAmount: '100.00' });
    // The company of both is the same one under another name: nobody has changed it.
    expect((await anna.get(`/api/contacts/${person}`)).body).toMatchObject({
      account: { id: kept },
      reportsTo: { id: boss },
    });
  });

  test('tells who did it: in the history, in the operation log, and those who follow', async () => {
    const [kept, gone] = [
      await make('accounts', { name: '甲方' }),
      await make('accounts', { name: '甲方公司' }),
    ];
    await app.admin.post(`/api/accounts/${gone}/followers`);
    await merge(kept, [gone]);
    const { body } = await anna.get<{ entries: HistoryEntry[] }>(`/api/accounts/${kept}/history`);
    expect(body.entries.find(({ kind }) => kind === 'merge')).toMatchObject({
      actor: { label: '安娜' },
      merged: [{ id: gone, label: '甲方公司' }],
    });
    const where = JSON.stringify({ kind: 'record.merged', recordId: kept });
    const log = await app.admin.get<{ records: Record<string, unknown>[] }>('/api/audit-log', {
      query: { q: '甲方' },
    });
    expect(log.body.records, where).toContainEqual(
      expect.objectContaining({ kind: 'record.merged', label: '甲方' }),
    );
    const told = await app.admin.get<{ notifications: { kind: string; record: unknown }[] }>(
      '/api/notifications',
    );
    expect(told.body.notifications).toContainEqual(
      expect.objectContaining({ kind: 'follow.merged', record: expect.objectContaining({ id: kept }) }),
    );
  });

  test('a restored one may be merged again', async () => {
    const [kept, gone] = [await make('contacts', { name: '张三' }), await make('contacts', { name: '张叁' })];
    await merge(kept, [gone], {}, 'contacts');
    expect((await anna.post(`/api/contacts/${gone}/restore`)).status).toBe(200);
    await merge(gone, [kept], {}, 'contacts');
    expect((await anna.get(`/api/contacts/${kept}`)).body).toMatchObject({ mergedInto: { id: gone } });
  });

  test('what stands against it is told before the job begins', async () => {
    const [kept, gone] = [await make('accounts', { name: '一' }), await make('accounts', { name: '二' })];
    const ask = (body: unknown, who: Client = anna, path = 'accounts') =>
      who.post(`/api/${path}/merge`, body).then(({ status }) => status);
    expect(await ask({ into: kept, from: [kept] })).toBe(422);
    expect(await ask({ into: kept, from: [] })).toBe(422);
    expect(await ask({ into: kept, from: [1, 2, 3, 4, 5] })).toBe(422);
    expect(await ask({ into: kept, from: [gone], values: { type: 'dragon' } })).toBe(422);
    expect(await ask({ into: kept, from: [gone], values: { version: 99 } })).toBe(400);
    expect(await ask({ into: kept, from: [999_999_999] })).toBe(404);
    expect(await ask({ into: 'x', from: [gone] })).toBe(422);
    expect(await ask({})).toBe(422);
    expect(await ask({ into: anna.id, from: [kept] }, app.admin, 'users')).toBe(409);
    const reader = await app.person('看客', { rights: { '*': { see: 'all' } } });
    expect(await ask({ into: kept, from: [gone] }, reader)).toBe(403);
    const stranger = await app.person('外人', { rights: { '*': { ...all, see: 'own' } } });
    expect(await ask({ into: kept, from: [gone] }, stranger)).toBe(404);
    expect((await stranger.post('/api/accounts/merge/preview', { ids: [kept, gone] })).status).toBe(404);
  });
});
