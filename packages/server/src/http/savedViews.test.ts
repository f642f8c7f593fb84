import type { SavedViewAnswer, SavedViewsAnswer } from '@gejie/core';
import { afterAll, describe, expect, test } from 'vitest';
import type { Client } from '../application.fixture.ts';
import { openViewsCompany, saveView as save, viewsUrl as url } from './savedViews.fixture.ts';

const { app, east, north, anna, ben, cleo } = await openViewsCompany('saved_views');

afterAll(() => app.close());
const namesFor = async (client: Client) =>
  (await client.get<SavedViewsAnswer>(url)).body.views.map(({ name }) => name);
const gradeA = { grade: { in: ['A'] } };

describe('A saved view', () => {
  test('is kept, used by lists and exports, changed and deleted', async () => {
    const view = await save(anna, {
      name: '  A 级 ',
      where: gradeA,
      sort: 'name',
      columns: ['name', 'grade'],
    });
    expect(view).toMatchObject({
      name: 'A 级',
      where: gradeA,
      mode: 'list',
      shared: 'private',
      editable: true,
    });
    expect(view.owner).toEqual({ id: anna.id, label: '安娜' });
    const listed = async () =>
      (await anna.get<{ records: { name: string }[] }>(`/api/accounts?view=${view.id}`)).body.records;
    expect((await listed()).map(({ name }) => name)).toEqual(['丙公司', '甲公司']);
    const file = await anna.get<string>(`/api/accounts/export?format=csv&view=${view.id}`);
    expect(file.body.slice(1).split('\r\n')[0]).toBe('客户名称,级别');
    const changed = await anna.patch<SavedViewAnswer>(`${url}/${view.id}`, {
      name: '按名称倒排',
      sort: '-name',
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: '按名称倒排', sort: '-name', where: gradeA },
    });
    expect((await listed()).map(({ name }) => name)).toEqual(['甲公司', '丙公司']);
    expect((await anna.delete(`${url}/${view.id}`)).status).toBe(204);
    expect((await anna.get(`/api/accounts?view=${view.id}`)).status).toBe(400);
    expect((await anna.patch(`${url}/${view.id}`, { name: 'x' })).status).toBe(404);
  });

  test('opens the list of whoever wants it to, until it is gone', async () => {
    const view = await save(anna, { name: '默认' });
    const set = (wanted: unknown) => anna.put(`${url}/default`, { view: wanted });
    const now = async () => (await anna.get<SavedViewsAnswer>(url)).body.default;
    expect((await set(view.id)).status).toBe(204);
    expect(await now()).toBe(String(view.id));
    expect((await ben.put(`${url}/default`, { view: view.id })).status).toBe(422);
    expect((await ben.get<SavedViewsAnswer>(url)).body.default).toBeNull();
    await anna.delete(`${url}/${view.id}`);
    expect(await now()).toBeNull();
    for (const builtIn of ['deals', 'all', null]) {
      await set(builtIn);
      expect(await now()).toBe(builtIn);
    }
    expect((await set('__proto__')).status).toBe(422);
  });
});

describe('Sharing', () => {
  test('reaches a department and those below it, and nobody else', async () => {
    const view = await save(anna, { name: '华东的', shared: 'some', departments: [east] });
    expect(await namesFor(ben)).toContain('华东的');
    expect(await namesFor(cleo)).not.toContain('华东的');
    expect((await cleo.get(`/api/accounts?view=${view.id}`)).status).toBe(400);
    expect((await ben.patch(`${url}/${view.id}`, { name: 'x' })).status).toBe(403);
    expect((await ben.delete(`${url}/${view.id}`)).status).toBe(403);
    expect((await cleo.delete(`${url}/${view.id}`)).status).toBe(404);
    const seen = (await ben.get<SavedViewsAnswer>(url)).body.views.find(({ id }) => id === view.id);
    expect(seen).toMatchObject({ editable: false, departments: [] });
  });

  test('goes beyond the own department with the function settings only', async () => {
    const refused = async (audience: Record<string, unknown>) =>
      (await anna.post(url, { name: '太远', ...audience })).status;
    const { records } = (await app.admin.get<{ records: { id: number }[] }>('/api/roles')).body;
    const role = records.map(({ id }) => id);
    expect(await refused({ shared: 'all' })).toBe(403);
    expect(await refused({ shared: 'some', departments: [east, north] })).toBe(403);
    expect(await refused({ shared: 'some', departments: [east], roles: role })).toBe(403);
    await save(app.admin, { name: '给所有人', shared: 'all' });
    await save(app.admin, { name: '给角色', shared: 'some', roles: role });
    for (const person of [anna, ben, cleo])
      expect(await namesFor(person)).toEqual(expect.arrayContaining(['给所有人', '给角色']));
  });

  test('lets the administrator tidy up what is shared, not what is private', async () => {
    const shared = await save(anna, { name: '旧的', shared: 'some', departments: [east] });
    const own = await save(anna, { name: '私事' });
    expect((await app.admin.delete(`${url}/${own.id}`)).status).toBe(404);
    expect((await app.admin.delete(`${url}/${shared.id}`)).status).toBe(204);
  });
});

describe('A field that the reader may not see', () => {
  test('is no column of the view, and a view that asks about it is not offered', async () => {
    const columns = await save(app.admin, {
      name: '带列',
      shared: 'all',
      columns: ['name', 'grade'],
      sort: '-grade',
    });
    const filter = await save(app.admin, {
      name: '带条件',
      shared: 'all',
      where: { any: [{ not: gradeA }, { name: { contains: '甲' } }] },
    });
    const { views } = (await cleo.get<SavedViewsAnswer>(url)).body;
    expect(views.find(({ id }) => id === columns.id)).toMatchObject({ columns: ['name'] });
    expect(JSON.stringify(views)).not.toContain('grade');
    expect(views.map(({ id }) => id)).not.toContain(filter.id);
    expect((await cleo.get(`/api/accounts?view=${columns.id}`)).status).toBe(200);
    expect((await cleo.get(`/api/accounts?view=${filter.id}`)).status).toBe(400);
    expect((await cleo.get(`/api/accounts/export?view=${filter.id}`)).status).toBe(400);
    expect((await cleo.put(`${url}/default`, { view: filter.id })).status).toBe(422);
  });

  test('can’t be saved in a view either', async () => {
    const answer = await cleo.post(url, {
      name: '偷看',
      where: gradeA,
      sort: 'grade',
      columns: ['name', 'grade'],
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'where.grade' }, { field: 'sort' }, { field: 'columns.1' }] },
    });
  });
});

describe('What is no view', () => {
  test.each([
    [{}, 'name'],
    [{ name: ' ' }, 'name'],
    [{ name: '长'.repeat(61) }, 'name'],
    [{ name: 'a\u0000b' }, 'name'],
    [{ name: 'x', where: [] }, 'where'],
    [{ name: 'x', where: { nothing: 1 } }, 'where.nothing'],
    [{ name: 'x', where: { name: { contains: 'a\u0000' } } }, 'where'],
    [{ name: 'x', sort: 'phone,name,grade,owner' }, 'sort'],
    [{ name: 'x', columns: ['nothing'] }, 'columns.0'],
    [{ name: 'x', mode: 'pie' }, 'mode'],
    [{ name: 'x', shared: 'some' }, 'departments'],
    [{ name: 'x', shared: 'some', departments: [999_999_999] }, 'departments'],
    [{ name: 'x', shared: 'some', departments: ['east'] }, 'departments.0'],
    [{ name: 'x', owner: 1 }, 'owner'],
  ])('%j is refused at its field', async (view, field) => {
    const answer = await anna.post<{ errors: { field: string }[] }>(url, view);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error) => error.field)).toEqual([field]);
  });

  test('is refused to strangers, for modules out of sight, and at strange addresses', async () => {
    const nobody = await app.person('路人');
    expect((await app.stranger.get(url)).status).toBe(401);
    expect((await nobody.get(url)).status).toBe(403);
    expect((await nobody.post(url, { name: 'x' })).status).toBe(403);
    expect((await anna.patch(`${url}/0`, { name: 'x' })).status).toBe(404);
    expect((await anna.get('/api/nowhere/views')).status).toBe(404);
    expect((await anna.get('/api/accounts?view=99999999999999999999')).status).toBe(400);
  });

  test('is the two hundred and first', async () => {
    for (let at = 0; at < 200; at += 1) await save(ben, { name: `第${at}个` });
    expect((await ben.post(url, { name: '太多' })).status).toBe(409);
    await save(anna, { name: '别人的还可以' });
  });
});
