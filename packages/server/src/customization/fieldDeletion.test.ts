import type { CustomizedField, CustomizedFields, FieldUses } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { addedColumns, addField, codesIn, fieldsOf } from './workshop.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('workshop_deletion');
});

afterAll(() => app.close());

type Listed = { records: Record<string, unknown>[] };
type Values = Record<string, unknown>;

const account = (values: Values) => app.admin.post('/api/accounts?duplicates=allow', values);
const _listed = async (where: object) =>
  (await app.admin.get<Listed>('/api/accounts', { query: { where: JSON.stringify(where) } })).body.records;

describe('A field that is deleted', () => {
  test('says before where it is used, is gone everywhere, and comes back whole', async () => {
    await addField(app.admin, 'accounts', { name: 'batch', type: 'text', label: '批次' });
    const { body: created } = await account({ name: '有批次的公司', cf_batch: 'B-7' });
    await app.admin.post('/api/accounts/views', {
      name: '第七批',
      where: { cf_batch: 'B-7' },
      columns: ['name', 'cf_batch'],
    });
    const url = `${fieldsOf('accounts')}/cf_batch`;
    const { body: uses } = await app.admin.get<FieldUses>(`${url}/uses`);
    expect(uses).toEqual({
      uses: [{ kind: 'view', label: '第七批', of: 'boss' }],
      records: { value: 1, exact: true },
    });
    expect((await app.admin.delete(url)).status).toBe(204);
    expect((await app.admin.delete(url)).status).toBe(404);
    expect((await app.admin.get(`/api/accounts/${created.id}`)).body).not.toHaveProperty('cf_batch');
    expect((await app.admin.get('/api/accounts', { query: { sort: 'cf_batch' } })).status).toBe(400);
    expect((await app.admin.get('/api/accounts/views')).status).toBe(200);
    const again = await addField(app.admin, 'accounts', { name: 'batch', type: 'text', label: '批号' });
    expect(codesIn(again)).toEqual({ name: 'fieldNameDeleted' });
    const { body } = await app.admin.get<CustomizedFields>(fieldsOf('accounts'));
    expect(body.deleted.find(({ name }) => name === 'cf_batch')).toMatchObject({ label: { zh: '批次' } });
    expect((await app.admin.post(`${url}/restore`)).status).toBe(200);
    expect((await app.admin.post(`${url}/restore`)).status).toBe(404);
    expect((await app.admin.get(`/api/accounts/${created.id}`)).body).toMatchObject({ cf_batch: 'B-7' });
  });

  test('decides nothing about the values of another any more, until it is back (PLT-04, PLT-05)', async () => {
    const [province, city] = ['cf_province', 'cf_city'].map((name) => `${fieldsOf('accounts')}/${name}`);
    await addField(app.admin, 'accounts', {
      name: 'province',
      type: 'choice',
      label: '省份',
      choices: [
        { value: 'zj', label: '浙江' },
        { value: 'js', label: '江苏' },
      ],
    });
    await addField(app.admin, 'accounts', {
      name: 'city',
      type: 'choice',
      label: '城市',
      dependsOn: 'cf_province',
      choices: [
        { value: 'hz', label: '杭州', onlyFor: ['zj'] },
        { value: 'nj', label: '南京', onlyFor: ['js'] },
      ],
    });
    const { body: created } = await account({ name: '城里的公司', cf_province: 'zj', cf_city: 'hz' });
    const toNanjing = () => app.admin.patch(`/api/accounts/${created.id}`, { cf_city: 'nj' });
    const dependence = async () => {
      const { body } = await app.admin.get<{ fields: Values[] }>('/api/modules/accounts');
      return body.fields.find(({ name }) => name === 'cf_city')?.dependsOn;
    };
    expect([codesIn(await toNanjing()), await dependence()]).toEqual([
      { cf_city: 'choiceDependsOn' },
      'cf_province',
    ]);
    expect((await app.admin.delete(province as string)).status).toBe(204);
    expect([(await toNanjing()).status, await dependence()]).toEqual([200, undefined]);
    const edited = await app.admin.patch<CustomizedField>(city as string, { label: '所在城市' });
    expect([edited.status, edited.body.dependsOn]).toEqual([200, undefined]);
    expect((await app.admin.post(`${province}/restore`)).status).toBe(200);
    expect(await dependence()).toBe('cf_province');
    expect(codesIn(await account({ name: '乱写的公司', cf_province: 'zj', cf_city: 'nj' }))).toEqual({
      cf_city: 'choiceDependsOn',
    });
    // As text it decides nothing either.
    expect((await app.admin.patch(province as string, { type: 'text' })).status).toBe(200);
    expect((await account({ name: '任意的公司', cf_province: '浙江', cf_city: 'nj' })).status).toBe(201);
    expect((await app.admin.patch(city as string, { label: '城' })).status).toBe(200);
  });

  test('does not come back beside another of its name', async () => {
    await addField(app.admin, 'accounts', { name: 'first', type: 'text', label: '同名' });
    const url = `${fieldsOf('accounts')}/cf_first`;
    await app.admin.delete(url);
    await addField(app.admin, 'accounts', { name: 'second', type: 'text', label: '同名' });
    expect((await app.admin.post(`${url}/restore`)).status).toBe(409);
  });

  test('takes nothing else down: a sharing rule about it shares nothing, a view with it opens nothing', async () => {
    await addField(app.admin, 'accounts', { name: 'open', type: 'boolean', label: '公开' });
    const reader = await app.person('reader', { rights: { '*': { see: 'own' } } });
    await account({ name: '公开的公司', cf_open: true });
    const rule = {
      name: '公开',
      module: 'accounts',
      condition: { cf_open: true },
      level: 'read',
      users: [reader.id],
    };
    expect((await app.admin.post('/api/sharing-rules', rule)).status).toBe(201);
    const seen = async () => (await reader.get<Listed>('/api/accounts')).body.records.length;
    expect(await seen()).toBe(1);
    const { body: uses } = await app.admin.get<FieldUses>(`${fieldsOf('accounts')}/cf_open/uses`);
    expect(uses.uses).toMatchObject([{ kind: 'rule', label: '公开' }]);
    await app.admin.delete(`${fieldsOf('accounts')}/cf_open`);
    expect(await seen()).toBe(0);
    await app.admin.post(`${fieldsOf('accounts')}/cf_open/restore`);
    expect(await seen()).toBe(1);
  });
});

test('formulas are empty while what they read is deleted, and right again when it or they come back (PLT-05)', async () => {
  const [base, twice] = [`${fieldsOf('contacts')}/cf_base`, `${fieldsOf('contacts')}/cf_twice`];
  await addField(app.admin, 'contacts', { name: 'base', type: 'money', label: '基数' });
  const formula = { type: 'formula', label: '两倍', result: 'money', expression: 'cf_base * 2' };
  await addField(app.admin, 'contacts', { name: 'twice', ...formula });
  const { body } = await app.admin.post('/api/contacts', { name: '算账的人', cf_base: 100 });
  const url = `/api/contacts/${body.id}`;
  const comesTo = (value: string | null) =>
    vi.waitFor(
      async () => expect((await app.admin.get(url)).body).toMatchObject({ cf_twice: value }),
      10_000,
    );
  await comesTo('200.00');
  await app.admin.delete(base);
  await comesTo(null);
  await app.admin.post(`${base}/restore`);
  await comesTo('200.00');
  await app.admin.delete(twice);
  await app.admin.patch(url, { cf_base: 7 });
  await app.admin.post(`${twice}/restore`);
  await comesTo('14.00');
});

test('every column that a table has for added fields is described, and the other way round', async () => {
  const { rows } = await app.services.database.pool.query<{ module: string; name: string }>(
    'select module, name from custom_field order by name',
  );
  for (const { table, name } of app.services.registry().modules) {
    const described = rows.filter(({ module }) => module === name).map((row) => row.name);
    expect([name, await addedColumns(app, table)]).toEqual([name, described.toSorted()]);
  }
});
