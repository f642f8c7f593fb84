import type { AccessAnswer, AnsweredRecord, FileVersion, HistoryEntry, ListAnswer } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { upload, uploadWith } from './upload.fixture.ts';

let app: TestApplication;
const own = { see: 'own', edit: 'own', delete: 'own', create: true } as const;
type Person = Client & { id: number };
let anna: Person;
let bert: Person;

beforeAll(async () => {
  app = await openApplication('documents');
  const sales = await app.department('销售部');
  anna = await app.person('doc-anna', { rights: { '*': own }, department: sales });
  bert = await app.person('doc-bert', { rights: { '*': own } });
});

afterAll(() => app.close());

const names = (answer: { body: ListAnswer }) => answer.body.records.map(({ name }) => name).sort();
const made = async (client: Client, path: string, values: Record<string, unknown>) =>
  (await client.post<{ id: number }>(`/api/${path}`, values)).body.id;

describe('INT-03 A document', () => {
  test('is made of a file and what is known of it in one request, and called as the file is', async () => {
    const account = await made(anna, 'accounts', { name: '文档客户' });
    const file = { name: '报价 2026.txt', content: '单价 1280 元' };
    const related = { module: 'accounts', id: account };
    const created = await uploadWith(anna, '/api/documents', file, { related });
    expect(created).toMatchObject({
      status: 201,
      body: {
        name: '报价 2026.txt',
        file: { name: '报价 2026.txt', type: 'text/plain' },
        related: { module: 'accounts', id: account, label: '文档客户' },
        owner: { id: anna.id },
      },
    });
    const listed = await anna.get<ListAnswer>(`/api/accounts/${account}/related/documents`);
    expect(names(listed)).toEqual(['报价 2026.txt']);
    const timeline = await anna.get(`/api/accounts/${account}/timeline?kinds=related`);
    expect(JSON.stringify(timeline.body)).toContain('报价 2026.txt');
  });

  test('hangs on any record of the business, and is seen by whoever sees that one', async () => {
    const seller = await app.person('doc-seller', { rights: { '*': own, products: { see: 'all' } } });
    const account = await made(anna, 'accounts', { name: '文档客户二' });
    const quote = await made(anna, 'quotes', { name: '报价', account });
    const product = await made(app.admin, 'products', { name: '流量计', code: 'DOC-1' });
    const vendor = await made(anna, 'vendors', { name: '供应商' });
    const on = async (module: string, id: number, client: Client = anna) => {
      const file = { name: `${module}.txt`, content: module };
      return (await uploadWith(client, '/api/documents', file, { related: { module, id } })).status;
    };
    expect([await on('quotes', quote), await on('vendors', vendor)]).toEqual([201, 201]);
    expect(await on('products', product, app.admin)).toBe(201);
    const listed = (path: string, client: Client) => client.get<ListAnswer>(`/api/${path}/related/documents`);
    expect(names(await listed(`quotes/${quote}`, anna))).toEqual(['quotes.txt']);
    expect(names(await listed(`products/${product}`, seller))).toEqual(['products.txt']);
    expect(names(await seller.get<ListAnswer>('/api/documents'))).toEqual(['products.txt']);
    expect((await listed(`quotes/${quote}`, seller)).status).toBe(404);
    const [sheet] = (await listed(`products/${product}`, app.admin)).body.records;
    expect((await app.admin.delete(`/api/documents/${sheet?.id}`)).status).toBe(204);
  });

  test('is refused whole: nothing stays of the file when its values are wrong or there is none', async () => {
    const file = { name: 'a.txt', content: '甲' };
    const wrong = await uploadWith(anna, '/api/documents', file, { folder: 999_999 });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'folder' }] } });
    expect(await uploadWith(anna, '/api/documents', { name: 'a.txt', content: '' }, {})).toMatchObject({
      status: 400,
      body: { detail: '文件是空的' },
    });
    expect((await uploadWith(anna, '/api/accounts', file, {})).status).toBe(415);
    const reader = await app.person('doc-reader', { rights: { '*': { see: 'all' } } });
    expect((await uploadWith(reader, '/api/documents', file, {})).status).toBe(403);
    expect(names(await anna.get<ListAnswer>('/api/documents', { query: { q: 'a.txt' } }))).toEqual([]);
  });

  test('keeps every version of its file, who sent it and when; an older one comes back', async () => {
    const { body: first } = await uploadWith(anna, '/api/documents', { name: '合同.txt', content: '一' }, {});
    const url = `/api/documents/${first.id}/versions`;
    const second = await upload(anna, '合同改.txt', '二', url);
    expect(second).toMatchObject({ status: 201, body: { id: first.id, file: { name: '合同改.txt' } } });
    const list = await anna.get<FileVersion[]>(url);
    expect(list.body).toMatchObject([
      { version: 2, name: '合同改.txt', current: true, by: { id: anna.id, label: 'doc-anna' } },
      { version: 1, name: '合同.txt', current: false },
    ]);
    const [, oldest] = list.body;
    expect((await anna.get<string>(oldest?.url as string)).body).toBe('一');
    const back = await anna.post(`${url}/${oldest?.id}/restore`);
    expect(back).toMatchObject({ status: 200, body: { file: { name: '合同.txt' } } });
    expect((await anna.get<FileVersion[]>(url)).body.map(({ version, name }) => [version, name])).toEqual([
      [3, '合同.txt'],
      [2, '合同改.txt'],
      [1, '合同.txt'],
    ]);
    const history = await anna.get<{ entries: HistoryEntry[] }>(`/api/documents/${first.id}/history`);
    const change = history.body.entries.flatMap(({ changes }) => changes).find(({ from }) => from !== null);
    expect(change).toMatchObject({ field: 'file', from: { name: '合同改.txt' }, to: { name: '合同.txt' } });
    for (const address of [url, oldest?.url as string]) expect((await bert.get(address)).status).toBe(404);
    expect((await upload(bert, 'x.txt', 'x', url)).status).toBe(404);
    expect((await anna.post(`${url}/999999/restore`)).status).toBe(404);
    expect((await app.admin.get('/api/roles/1/versions')).status).toBe(404);
  });
});

describe('INT-03 A folder', () => {
  test('shows all beneath it, folders and documents, to those it is shared with, and no more', async () => {
    const top = await made(anna, 'folders', { name: '合同' });
    const within = await made(anna, 'folders', { name: '2026', parent: top });
    const beside = await made(anna, 'folders', { name: '私人' });
    const put = (folder: number, name: string) =>
      uploadWith(anna, '/api/documents', { name, content: name }, { folder });
    const deep = await put(within, '深处.txt');
    await put(beside, '旁边.txt');
    expect((await bert.get<ListAnswer>('/api/documents')).body.records).toEqual([]);

    const { body: share } = await anna.post<{ id: number }>(`/api/folders/${top}/shares`, {
      user: bert.id,
      level: 'read',
    });
    expect(names(await bert.get<ListAnswer>('/api/folders'))).toEqual(['2026', '合同']);
    const shown = await bert.get<ListAnswer>('/api/documents', { query: { count: '1' } });
    expect(names(shown)).toEqual(['深处.txt']);
    expect(shown.body.count).toEqual({ value: 1, exact: true });
    const url = `/api/documents/${deep.body.id}`;
    const read = await bert.get<AnsweredRecord>(url);
    expect(read.body).toMatchObject({
      folder: { label: '2026' },
      rights: { edit: false, delete: false, share: false },
    });
    expect((await bert.get((read.body.file as { url: string }).url)).status).toBe(200);
    expect((await upload(bert, 'x.txt', 'x', `${url}/versions`)).status).toBe(403);
    const { body: access } = await anna.get<AccessAnswer>(`${url}/access`);
    expect(access.people.find(({ user }) => user.id === bert.id)?.reasons).toMatchObject([
      { kind: 'through', text: { zh: '可查看其“所在文件夹”所指的记录' } },
    ]);

    await anna.delete(`/api/folders/${top}/shares/${share.id}`);
    await anna.post(`/api/folders/${top}/shares`, { user: bert.id, level: 'write' });
    expect((await bert.get<AnsweredRecord>(url)).body.rights).toMatchObject({
      edit: true,
      delete: false,
      share: false,
    });
    expect((await upload(bert, '改.txt', '改', `${url}/versions`)).status).toBe(201);
  });

  test('is not put beneath itself, and does not go while something is in it', async () => {
    const top = await made(anna, 'folders', { name: '圈' });
    const within = await made(anna, 'folders', { name: '内', parent: top });
    const circle = await anna.patch(`/api/folders/${top}`, { parent: within });
    expect(circle).toMatchObject({ status: 422, body: { errors: [{ field: 'parent', code: 'cycle' }] } });
    expect((await anna.delete(`/api/folders/${top}`)).status).toBe(409);
  });
});

test('INT-04 bookmarks are shared with the group they are in', async () => {
  const group = await made(anna, 'bookmark-groups', { name: '行业网站' });
  await made(anna, 'bookmarks', { name: '海关数据', address: 'customs.example.com', group });
  await made(anna, 'bookmarks', { name: '自己的', address: 'https://own.example.com' });
  expect(names(await bert.get<ListAnswer>('/api/bookmarks'))).toEqual([]);
  await anna.post(`/api/bookmark-groups/${group}/shares`, { user: bert.id, level: 'read' });
  const seen = await bert.get<ListAnswer>('/api/bookmarks');
  expect(seen.body.records).toMatchObject([{ name: '海关数据', address: 'https://customs.example.com' }]);
  const wrong = await anna.post('/api/bookmarks', { name: '坏', address: 'javascript:alert(1)' });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'address', code: 'notUrl' }] } });
});
