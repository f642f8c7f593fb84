import type { CustomizedFields, HistoryEntry } from '@gejie/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { addedColumns, addField, fieldsOf, indexesOn } from './workshop.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  // What is due by the clock is left to the process whose clock is ahead.
  app = await openApplication('field_purge', { works: false });
});

afterAll(() => app.close());

const fields = fieldsOf('accounts');
const thirtyOneDays = 31 * 86_400_000;

test('thirty days after a field was deleted it goes for good, with its values; its history does no harm (PLT-05)', async () => {
  const { admin, services } = app;
  await addField(admin, 'accounts', { name: 'gone', type: 'text', label: '去年的编号', unique: true });
  await addField(admin, 'accounts', { name: 'late', type: 'text', label: '后删的编号' });
  await addField(admin, 'accounts', { name: 'count', type: 'autoNumber', label: '流水', default: 'Z-{000}' });
  const { body } = await admin.post('/api/accounts?duplicates=allow', {
    name: '甲公司',
    cf_gone: 'G-1',
    cf_late: 'L-1',
  });
  const url = `/api/accounts/${body.id}`;
  expect((await admin.patch(url, { cf_gone: 'G-2', phone: '0571-88162200' })).status).toBe(200);
  for (const name of ['cf_gone', 'cf_late', 'cf_count'])
    expect((await admin.delete(`${fields}/${name}`)).status).toBe(204);
  // Two days later than the others.
  await services.database.pool.query(
    `update custom_field set deleted_at = deleted_at + interval '2 days' where name = 'cf_late'`,
  );

  const later = await app.secondProcess({
    works: true,
    clock: () => new Date(Date.now() + thirtyOneDays),
  });
  try {
    await vi.waitFor(async () => expect(await addedColumns(app, 'account')).toEqual(['cf_late']), 20_000);
  } finally {
    await later.close();
  }
  expect(await indexesOn(app, 'account', 'cf_gone')).toEqual([]);
  const { rows: sequences } = await services.database.pool.query(
    `select from pg_class where relkind = 'S' and relname like '%cf_count'`,
  );
  expect(sequences).toEqual([]);
  const { body: left } = await admin.get<CustomizedFields>(fields);
  expect(left.deleted.map(({ name }) => name)).toEqual(['cf_late']);
  expect((await admin.post(`${fields}/cf_gone/restore`)).status).toBe(404);

  const history = await admin.get<{ entries: HistoryEntry[] }>(`${url}/history`);
  expect(history.body.entries.map(({ kind }) => kind)).toEqual(['update', 'create']);
  expect(history.body.entries[0]?.changes.map(({ field }) => field)).toEqual(['phone']);
  expect((await admin.get(`${url}/timeline`)).status).toBe(200);
  const then = await admin.get(`${url}/as-of`, { query: { at: String(body.createdAt) } });
  expect([then.status, then.body.phone, 'cf_gone' in then.body]).toEqual([200, null, false]);
  expect((await admin.post(`${fields}/cf_late/restore`)).status).toBe(200);
  expect((await admin.get(url)).body).toMatchObject({ cf_late: 'L-1' });

  // Its name is free again; what the other was is no history of this one.
  const again = await addField(admin, 'accounts', { name: 'gone', type: 'integer', label: '今年的编号' });
  expect(again.status).toBe(201);
  expect((await admin.get(url)).body).toMatchObject({ cf_gone: null });
  const anew = await admin.get<{ entries: HistoryEntry[] }>(`${url}/history`);
  expect(anew.body.entries.flatMap(({ changes }) => changes.map(({ field }) => field))).toEqual(['phone']);
  const before = await admin.get(`${url}/as-of`, { query: { at: String(body.createdAt) } });
  expect([before.status, before.body.cf_gone]).toEqual([200, null]);
});
