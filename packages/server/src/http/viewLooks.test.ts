import type { SavedViewAnswer, SavedViewsAnswer } from '@gejie/core';
import { afterAll, describe, expect, test } from 'vitest';
import type { Client } from '../application.fixture.ts';
import { openViewsCompany, saveView as save, viewsUrl as url } from './savedViews.fixture.ts';

const { app, east, anna, ben, cleo } = await openViewsCompany('list_looks');

afterAll(() => app.close());

describe('How a list looks (PLT-01)', () => {
  const listed = async (client: Client) => (await client.get<SavedViewsAnswer>(url)).body;

  test('is kept in the view: widths and the height of rows', async () => {
    const view = await save(anna, {
      name: '宽的',
      columns: ['name', 'grade'],
      widths: { name: 320, grade: 90 },
      rowHeight: 'dense',
    });
    expect(view).toMatchObject({ widths: { name: 320, grade: 90 }, rowHeight: 'dense' });
    const changed = await anna.patch<SavedViewAnswer>(`${url}/${view.id}`, { widths: { grade: 120 } });
    expect(changed.body).toMatchObject({ widths: { grade: 120 }, rowHeight: 'dense' });
    // A width may not give away a column that its reader does not see.
    const shared = await save(app.admin, {
      name: '共享的宽',
      shared: 'all',
      columns: ['name', 'grade'],
      widths: { name: 300, grade: 100 },
    });
    const seen = (await listed(cleo)).views.find(({ id }) => id === shared.id);
    expect(seen).toMatchObject({ widths: { name: 300 }, columns: ['name'] });
  });

  test('is remembered for each person over the view, and forgotten with it', async () => {
    const view = await save(anna, { name: '大家的', shared: 'some', departments: [east] });
    const look = { columns: ['name', 'phone'], widths: { name: 260 }, rowHeight: 'tall' };
    expect((await ben.put(`${url}/look`, { view: view.id, ...look })).status).toBe(204);
    expect((await ben.put(`${url}/look`, { view: 'deals', widths: { name: 200 } })).status).toBe(204);
    expect((await listed(ben)).looks).toEqual({
      [view.id]: look,
      deals: { columns: null, widths: { name: 200 }, rowHeight: null },
    });
    expect((await listed(anna)).looks).toEqual({});
    await ben.put(`${url}/look`, { view: 'deals' });
    await anna.delete(`${url}/${view.id}`);
    expect((await listed(ben)).looks).toEqual({});
  });

  test.each([
    [{ view: 'nothing' }, 'view'],
    [{ view: 999_999_999 }, 'view'],
    [{}, 'view'],
    [{ view: 'all', widths: { name: 1 } }, 'widths.name'],
    [{ view: 'all', widths: { name: 'wide' } }, 'widths.name'],
    [{ view: 'all', columns: [''] }, 'columns.0'],
    [{ view: 'all', rowHeight: 'huge' }, 'rowHeight'],
  ])('%j is refused at its field', async (look, field) => {
    const answer = await anna.put<{ errors: { field: string }[] }>(`${url}/look`, look);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error) => error.field)).toEqual([field]);
  });
});

describe('What the lists of others open with', () => {
  const opening = async (client: Client) => {
    const { default: view, defaultIsOwn } = (await client.get<SavedViewsAnswer>(url)).body;
    return { view, defaultIsOwn };
  };

  test('is said by who may change settings, for departments and roles, and gives way to one’s own choice', async () => {
    const forAll = await save(app.admin, { name: '公司的', shared: 'all', opens: true });
    const forEast = await save(app.admin, {
      name: '华东的起点',
      shared: 'some',
      departments: [east],
      opens: true,
    });
    expect(await opening(ben)).toEqual({ view: String(forEast.id), defaultIsOwn: false });
    expect(await opening(cleo)).toEqual({ view: String(forAll.id), defaultIsOwn: false });
    await ben.put(`${url}/default`, { view: 'all' });
    expect(await opening(ben)).toEqual({ view: 'all', defaultIsOwn: true });
    await ben.put(`${url}/default`, { view: null });
    expect(await opening(ben)).toEqual({ view: String(forEast.id), defaultIsOwn: false });

    expect(
      (await anna.post(url, { name: '越权', shared: 'some', departments: [east], opens: true })).status,
    ).toBe(403);
    const own = await save(app.admin, { name: '自己的', opens: true });
    expect(own.opens).toBe(false);
    for (const { id } of [forAll, forEast]) await app.admin.delete(`${url}/${id}`);
    expect(await opening(ben)).toEqual({ view: null, defaultIsOwn: false });
  });
});

describe('A view that names a deleted field', () => {
  const fields = '/api/customization/accounts/fields';

  test('says so instead of showing other records, and is whole again when the field is back (PLT-05)', async () => {
    const made = await app.admin.post<{ name: string }>(fields, {
      name: 'level',
      type: 'text',
      label: { zh: '客户等级', en: 'Customer level' },
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const content = { where: { any: [{ cf_level: 'gold' }, { grade: 'A' }] }, columns: ['name', 'cf_level'] };
    const whole = await save(app.admin, { name: '按等级', shared: 'all', ...content, sort: '-cf_level' });
    const columns = await save(app.admin, { name: '只有列', shared: 'all', columns: ['name', 'cf_level'] });
    const seenBy = async (client: Client, id: number) =>
      (await client.get<SavedViewsAnswer>(url)).body.views.find((view) => view.id === id);
    expect((await seenBy(anna, whole.id))?.gone).toBeNull();

    expect((await app.admin.delete(`${fields}/cf_level`)).status).toBeLessThan(300);
    const label = { zh: '客户等级', en: 'Customer level' };
    expect(await seenBy(anna, whole.id)).toMatchObject({
      where: content.where,
      columns: ['name'],
      gone: { conditions: [label], columns: [label], sort: [label] },
    });
    expect(await seenBy(anna, columns.id)).toMatchObject({
      columns: ['name'],
      gone: { conditions: [], columns: [label], sort: [] },
    });
    const refused = await anna.get<{ detail: string }>(`/api/accounts?view=${whole.id}`);
    expect(refused.status).toBe(400);
    expect(refused.body.detail).toContain('按等级');
    expect((await anna.get(`/api/accounts?view=${columns.id}`)).status).toBe(200);
    // Where one part of it is hidden from somebody, it stays hidden from them as a whole.
    expect(await seenBy(cleo, whole.id)).toBeUndefined();

    await app.admin.post(`${fields}/cf_level/restore`, {});
    expect((await seenBy(anna, whole.id))?.gone).toBeNull();
    await app.admin.delete(`${fields}/cf_level`);
    const mended = await app.admin.patch<SavedViewAnswer>(`${url}/${whole.id}`, {
      where: { grade: 'A' },
      sort: 'name',
      columns: ['name'],
    });
    expect(mended.body).toMatchObject({ gone: null, where: { grade: 'A' } });
  });
});
