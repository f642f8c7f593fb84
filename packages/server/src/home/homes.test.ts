import type { HomeAnswer, NoteAnswer } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let east: number;
let anna: Client & { id: number };
let ben: Client & { id: number };
let clerk: Client & { id: number };

beforeAll(async () => {
  app = await openApplication('homes');
  east = await app.department('华东');
  anna = await app.person('安娜', { rights: allRights, department: east });
  ben = await app.person('本', { rights: allRights });
  clerk = await app.person('仓管', { rights: { accounts: { see: 'own' } } });
});

afterAll(() => app.close());

const widget = (id: string, kind: string, settings: object = {}) => ({
  id,
  kind,
  x: 0,
  y: 0,
  w: 6,
  h: 5,
  settings,
});
const page = (name: string, widgets: object[] = [], more: object = {}) => ({ name, widgets, ...more });
const homeFor = async (client: Client) => (await client.get<HomeAnswer>('/api/home')).body;
const put = (client: Client, version: number, pages: object[], url = '/api/home') =>
  client.put<HomeAnswer & { errors?: { field: string; code: string }[] }>(url, { version, pages });
const kinds = ({ pages }: HomeAnswer) => pages.flatMap(({ widgets }) => widgets.map(({ kind }) => kind));

describe('The home page', () => {
  test('is what the product brings at first, without modules that the reader may not see (INS-01)', async () => {
    const home = await homeFor(anna);
    expect(home).toMatchObject({ origin: 'product', version: 0, sharedPages: [], nothingYet: true });
    expect(kinds(home)).toEqual(
      expect.arrayContaining(['figures', 'pipeline', 'agenda', 'list', 'todo', 'notepad', 'recent']),
    );
    const [standard] = (await homeFor(clerk)).pages;
    expect(standard?.widgets.map(({ kind }) => kind)).not.toContain('pipeline');
    expect(JSON.stringify(standard)).not.toContain('opportunities');
  });

  test('is made by its owner, page by page, and can be put back to the default', async () => {
    const list = widget('a1', 'list', { module: 'accounts', view: 'mine' });
    const made = await put(anna, 0, [
      page('我的', [list]),
      page('团队', [{ ...widget('a2', 'notepad'), x: 10 }]),
    ]);
    expect(made).toMatchObject({ status: 200, body: { origin: 'own', version: 2 } });
    expect(made.body.pages[0]?.widgets[0]?.settings).toEqual({ module: 'accounts', view: 'mine', rows: 6 });
    expect(made.body.pages[1]?.widgets[0]?.x).toBe(6);
    const [first, second] = made.body.pages;
    const turned = await put(anna, 2, [
      { ...page('团队'), id: second?.id },
      { ...page('我的'), id: first?.id },
    ]);
    expect(turned.body.pages.map(({ id }) => id)).toEqual([second?.id, first?.id]);
    expect((await put(anna, 2, [page('迟到')])).status).toBe(409);
    expect((await anna.delete('/api/home')).status).toBe(204);
    expect((await homeFor(anna)).origin).toBe('product');
  });

  test('says what is wrong at the place where it stands', async () => {
    const problems = async (pages: object[]) => {
      const { status, body } = await put(anna, 0, pages);
      expect(status).toBe(422);
      return (body.errors ?? []).map(({ field, code }) => `${field} ${code}`);
    };
    expect(await problems([])).toEqual(['pages required']);
    expect(await problems([page('x', [widget('a', 'weather')])])).toEqual([
      'pages.0.widgets.0.kind notChoice',
    ]);
    expect(await problems([page('x', [widget('a', 'list', { module: 'accounts' })])])).toEqual([
      'pages.0.widgets.0.settings.view required',
    ]);
    expect(await problems([page('x', [widget('a', 'figures', { figures: [] })])])).toEqual([
      'pages.0.widgets.0.settings.figures required',
    ]);
    expect(await problems([page('x', [widget('a', 'todo'), widget('a', 'recent')])])).toEqual([
      'pages.0.widgets.1.id givenTwice',
    ]);
    expect(await problems([page('x', [], { shared: 'some' })])).toEqual(['pages.0.users required']);
    expect(await problems([page('x', [], { shared: 'some', users: [999_999] })])).toEqual([
      'pages.0.users unknownReference',
    ]);
  });

  test('is given to the people of a role by those who may change settings, until they make their own', async () => {
    const { body: me } = await clerk.get<{ user: { id: number } }>('/api/session');
    const { body: user } = await app.admin.get<{ roles: { id: number }[] }>(`/api/users/${me.user.id}`);
    const url = `/api/home/roles/${user.roles[0]?.id}`;
    expect((await clerk.get(url)).status).toBe(403);
    expect((await put(clerk, 0, [page('x')], url)).status).toBe(403);
    expect((await app.admin.get('/api/home/roles/999999')).status).toBe(404);
    expect((await put(app.admin, 0, [page('仓库', [widget('r', 'recent')])], url)).status).toBe(200);
    expect(await homeFor(clerk)).toMatchObject({ origin: 'role', version: 0, pages: [{ name: '仓库' }] });
    await put(clerk, 0, [page('自己的')]);
    expect(await homeFor(clerk)).toMatchObject({ origin: 'own', pages: [{ name: '自己的' }] });
    await clerk.delete('/api/home');
    await app.admin.delete(url);
    expect((await homeFor(clerk)).origin).toBe('product');
  });

  test('is shared to be read, with people and with departments, and tells nobody else whom with', async () => {
    const shared = page('看板', [], { shared: 'some', users: [ben.id], departments: [east] });
    expect((await put(ben, 0, [page('x', [], { shared: 'all' })])).status).toBe(403);
    expect((await put(ben, 0, [page('x', [], { shared: 'some', departments: [east] })])).status).toBe(403);
    const made = await put(anna, 0, [page('私'), shared]);
    expect(made.body.pages[1]).toMatchObject({
      users: [{ id: ben.id, label: '本' }],
      departments: [{ id: east }],
    });
    const [seen, ...others] = (await homeFor(ben)).sharedPages;
    expect(others).toEqual([]);
    expect(seen).toMatchObject({
      name: '看板',
      owner: { id: anna.id, label: '安娜' },
      users: [],
      departments: [],
    });
    expect((await homeFor(clerk)).sharedPages).toEqual([]);
    // Named by another, a page is not theirs to change: it becomes a page of their own.
    await put(ben, 0, [{ ...page('改了'), id: seen?.id }]);
    expect((await homeFor(ben)).sharedPages[0]?.name).toBe('看板');
  });
});

describe('A notepad', () => {
  const url = '/api/home/notes/n-1';
  const write = (client: Client, text: string, version: number) =>
    client.put<NoteAnswer & { current?: NoteAnswer }>(url, { text, version });

  test('keeps what each person writes, and writes over nothing that was written elsewhere', async () => {
    expect((await anna.get(url)).body).toEqual({ text: '', version: 0, updatedAt: null });
    expect(await write(anna, '  找赵总\n', 0)).toMatchObject({
      status: 200,
      body: { text: '  找赵总\n', version: 1 },
    });
    const late = await write(anna, '别的', 0);
    expect(late).toMatchObject({ status: 409, body: { current: { text: '  找赵总\n', version: 1 } } });
    expect((await write(anna, '两样都留', 1)).body.version).toBe(2);
    expect((await ben.get<NoteAnswer>(url)).body.text).toBe('');
    expect((await write(ben, '', 7)).status).toBe(409);
    expect((await write(ben, 'a\0b', 0)).status).toBe(422);
    expect((await write(ben, '长'.repeat(20_001), 0)).status).toBe(422);
    expect((await ben.get('/api/home/notes/a%2Fb')).status).toBe(404);
  });

  test('of two who write at once, one is told', async () => {
    const [one, other] = await Promise.all([write(ben, '一', 0), write(ben, '二', 0)]);
    expect([one?.status, other?.status].sort()).toEqual([200, 409]);
  });
});

test('Figures add up all records of a view within the reader’s reach', async () => {
  const account = (await anna.post('/api/accounts', { name: '合计公司' })).body.id;
  for (const amount of ['100.50', '200'])
    await anna.post('/api/opportunities', {
      name: `商机${amount}`,
      account,
      amount,
      closeDate: '2026-12-01',
    });
  const total = async (client: Client, where: object) =>
    (
      await client.get<unknown[]>(
        `/api/opportunities/tally?sum=amount&where=${encodeURIComponent(JSON.stringify(where))}`,
      )
    ).body;
  expect(await total(anna, {})).toEqual([{ value: null, count: 2, sum: '300.50' }]);
  expect(await total(anna, { amount: { gt: 150 } })).toEqual([{ value: null, count: 1, sum: '200.00' }]);
  expect(await total(anna, { amount: { gt: 1000 } })).toEqual([{ value: null, count: 0, sum: null }]);
  expect((await homeFor(anna)).nothingYet).toBe(false);
});
