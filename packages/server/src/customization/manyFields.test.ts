import { account } from '@gejie/modules';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { addField } from './workshop.fixture.ts';

const added = 80;
const names = Array.from({ length: added }, (_, nth) => `note${nth}`);

let app: TestApplication;

beforeAll(async () => {
  app = await openApplication('many_fields');
  for (const name of names) await addField(app.admin, 'accounts', { name, type: 'text', label: name });
});

afterAll(() => app.close());

interface Page {
  records: Record<string, unknown>[];
  next: string | null;
}

test('lists give as many fields as there are in every sort, page after page, each account its own (PLT-05, PLT-07)', async () => {
  const made = Array.from({ length: 7 }, (_, nth) => ({
    name: `多字段 ${nth}`,
    // Some without: those come last, as a part of their own.
    grade: nth % 3 === 0 ? null : nth % 2 ? 'A' : 'B',
    ...Object.fromEntries(names.map((name) => [`cf_${name}`, `${name} 之 ${nth}`])),
  }));
  for (const values of made)
    expect((await app.admin.post('/api/accounts?duplicates=allow', values)).status).toBe(201);
  const walk = async (sort: string, fields?: string) => {
    const found: Page['records'] = [];
    let after: string | undefined;
    do {
      const query: Record<string, string> = {
        sort,
        limit: '3',
        ...(fields ? { fields } : {}),
        ...(after ? { after } : {}),
      };
      const { body } = await app.admin.get<Page>('/api/accounts', { query });
      found.push(...body.records);
      after = body.next ?? undefined;
    } while (after);
    return found;
  };
  for (const sort of ['name', '-name', 'grade', '-grade', 'owner', '-grade,name', 'cf_note7']) {
    const whole = await walk(sort);
    expect(Object.keys(whole[0] ?? {}).length).toBeGreaterThan(100);
    expect(whole).toHaveLength(made.length);
    // The order is that of the list which asks for few.
    expect(whole.map(({ id }) => id)).toEqual((await walk(sort, account.title)).map(({ id }) => id));
    for (const record of whole)
      expect(record).toMatchObject(made.find(({ name }) => name === record.name) ?? { name: '' });
  }
});

test('a record read as a whole says what its fields say one by one, of every kind (PLT-05)', async () => {
  const { admin, services } = app;
  const choices = ['春', '夏, (秋)'].map((label, nth) => ({ value: `s${nth}`, label }));
  const kinds: [type: string, more: object, value: unknown][] = [
    ['text', {}, '他说：“好”, "fine" \\ (x), {y}'],
    ['longText', {}, '第一行\n"第二行",,\\\\'],
    ['integer', {}, -42],
    ['decimal', { scale: 4 }, '1280.5000'],
    ['money', {}, '1280.50'],
    ['date', {}, '2026-11-23'],
    ['dateTime', {}, '2026-11-23T01:30:00.000Z'],
    ['time', {}, '09:30'],
    ['boolean', {}, true],
    ['choice', { choices }, 's1'],
    ['multiChoice', { choices }, ['s0', 's1']],
    ['user', {}, null],
    ['link', { targets: ['contacts'] }, null],
    ['formula', { result: 'integer', expression: 'cf_k2 * 2' }, undefined],
  ];
  for (const [nth, [type, more]] of kinds.entries()) {
    const { status, body } = await addField(admin, 'accounts', {
      name: `k${nth}`,
      type,
      label: `种类 ${nth}`,
      ...more,
    });
    expect([type, status, status === 201 ? null : body]).toEqual([type, 201, null]);
  }
  const values = Object.fromEntries(kinds.map(([, , value], nth) => [`cf_k${nth}`, value]));
  const { body: full } = await admin.post('/api/accounts?duplicates=allow', { name: '各样', ...values });
  const { body: bare } = await admin.post('/api/accounts?duplicates=allow', { name: '空的' });
  const names = kinds.map((_, nth) => `cf_k${nth}`);
  const same = async () => {
    for (const { id } of [full, bare]) {
      const { body: whole } = await admin.get(`/api/accounts/${id}`);
      const { body: singly } = await admin.get(`/api/accounts/${id}`, { query: { fields: names.join() } });
      expect(whole).toMatchObject(singly);
      expect(names.every((name) => name in whole)).toBe(true);
    }
  };
  await same();
  expect((await admin.get(`/api/accounts/${full.id}`)).body).toMatchObject({
    cf_k0: values.cf_k0,
    cf_k1: values.cf_k1,
    cf_k3: '1280.5000',
    cf_k8: true,
    cf_k13: -84,
  });
  expect((await admin.get(`/api/accounts/${bare.id}`)).body).toMatchObject({ cf_k0: null, cf_k8: false });
  // As many columns as before, though not the same ones: the process that has been told of nothing notices.
  await services.database.pool.query(`alter table account drop column cf_note0, add column later text`);
  await same();
  const saved = await admin.patch(`/api/accounts/${full.id}`, { cf_k2: 7 });
  expect(saved.body).toMatchObject({ cf_k2: 7, cf_k13: 14, cf_k0: values.cf_k0, cf_note0: null });
});
