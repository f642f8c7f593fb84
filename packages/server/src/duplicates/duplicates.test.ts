import type { ArrangementAnswer, DuplicatesAnswer, JobAnswer } from '@gejie/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let anna: Client & { id: number };
let ben: Client & { id: number };

const own = { see: 'own', edit: 'own', delete: 'own', create: true, bulk: true } as const;

beforeAll(async () => {
  app = await openApplication('duplicates');
  anna = await app.person('安娜', { rights: { '*': own } });
  ben = await app.person('本', { rights: { '*': own } });
});

afterAll(() => app.close());

const make = async (name: string, values: Record<string, unknown> = {}, who: Client = anna) =>
  (await who.post<{ id: number }>('/api/accounts?duplicates=allow', { name, ...values })).body.id;

async function groups(who: Client = anna) {
  return (await who.get<DuplicatesAnswer>('/api/accounts/duplicates')).body.groups;
}

async function search(who: Client = anna): Promise<JobAnswer> {
  const { body } = await who.post('/api/accounts/duplicates/search');
  return vi.waitFor(
    async () => {
      const job = (await who.get<JobAnswer>(`/api/jobs/${body.job}`)).body;
      expect(['queued', 'running']).not.toContain(job.state);
      return job;
    },
    { timeout: 20_000, interval: 30 },
  );
}

test('what looks like the same is found over a whole module, by name, sound, phone, tax number and domain (PLT-09)', async () => {
  expect((await anna.get<DuplicatesAnswer>('/api/accounts/duplicates')).body.searchedAt).toBeNull();
  const ids = {
    name: [await make('海川智能仪表有限公司'), await make('海川智能仪表（股份）公司')],
    sound: [await make('华为技术有限公司'), await make('Huawei Jishu Co., Ltd.')],
    phone: [await make('甲', { phone: '+86 571 8816 0001' }), await make('乙', { phone: '0571-88160001' })],
    taxNumber: [await make('丙', { taxNumber: '91330100ma' }), await make('丁', { taxNumber: '91330100MA' })],
    website: [
      await make('戊', { website: 'https://www.wuji.example/cn' }),
      await make('己', { website: 'http://wuji.example' }),
    ],
  };
  await make('独一无二的公司', { website: 'https://qq.com' });
  await make('另一家', { website: 'https://qq.com' });
  expect(await search()).toMatchObject({ state: 'done', done: 12, total: 12, result: { groups: 5 } });
  const found = (await groups()).map(({ fields, records }) => [
    fields.join(),
    records.map(({ record }) => record?.id),
  ]);
  expect(found).toEqual(
    expect.arrayContaining([
      ['name', ids.name],
      ['name', ids.sound],
      ['phone', ids.phone],
      ['taxNumber', ids.taxNumber],
      ['website', ids.website],
    ]),
  );
  expect((await anna.get<DuplicatesAnswer>('/api/accounts/duplicates')).body.searchedAt).not.toBeNull();
});

test('what is not the same is not proposed again, until another joins; what is merged leaves the list', async () => {
  const [first] = await groups();
  expect((await anna.post(`/api/accounts/duplicates/${first?.id}/dismiss`)).status).toBe(204);
  const before = await groups();
  expect(before.map(({ id }) => id)).not.toContain(first?.id);
  await search();
  const again = await groups();
  expect(again).toHaveLength(before.length);
  await make(String(first?.records[0]?.label));
  await search();
  expect(await groups()).toHaveLength(before.length + 1);
  const [a, b] = (await groups()).at(-1)?.records.map(({ record }) => record?.id) ?? [];
  await anna.delete(`/api/accounts/${b}`);
  expect((await groups()).flatMap(({ records }) => records.map(({ record }) => record?.id))).not.toContain(a);
});

test('records out of sight are named only in part, and groups of none but those not at all', async () => {
  await make('隐秘精密机械有限公司', {}, ben);
  await make('隐秘精密机械集团', {});
  await make('旁人的电缆有限公司', {}, ben);
  await make('旁人的电缆公司', {}, ben);
  await search();
  const labels = (await groups()).map(({ records }) => records.map(({ label }) => label));
  expect(labels).toContainEqual(['隐********司', '隐秘精密机械集团']);
  expect(labels.flat().join()).not.toContain('电缆');
  expect(JSON.stringify(await groups())).not.toContain('隐秘精密机械有限公司');
});

test('of those who create the same at the same moment one does, and the others are told', async () => {
  const twins = Array.from({ length: 4 }, () =>
    anna.post('/api/accounts', { name: '同时建立的公司', phone: '0571-85550000' }),
  );
  const statuses = (await Promise.all(twins)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([201, 409, 409, 409]);
});

test('by a field that is hidden nobody learns which record holds what (ACC-08)', async () => {
  const blind = await app.person('盲人', {
    rights: { '*': own, accounts: { ...own, fields: { phone: 'hidden' } } },
  });
  await make('有电话的公司', { phone: '0571-87654321' });
  const asked = await blind.post('/api/accounts', { name: '猜电话', phone: '0571-87654321' });
  expect(asked).toMatchObject({ status: 422, body: { errors: [{ field: 'phone', code: 'unknownField' }] } });
  expect((await blind.post('/api/accounts', { name: '有电话的公司' })).status).toBe(409);
});

test('is for those who may change and delete many; only where there is a rule', async () => {
  const reader = await app.person('看客', { rights: { '*': { see: 'all', edit: 'all', delete: 'all' } } });
  expect((await reader.post('/api/accounts/duplicates/search')).status).toBe(403);
  expect((await reader.get('/api/accounts/duplicates')).status).toBe(403);
  expect((await app.admin.get('/api/users/duplicates')).status).toBe(409);
  expect((await anna.post('/api/accounts/duplicates/999999/dismiss')).status).toBe(404);
  expect((await anna.get('/api/accounts/duplicates?after=x')).status).toBe(400);
});

test('an administrator says by which fields together two are the same: on create and over the module (PLT-09)', async () => {
  const layoutOf = '/api/customization/accounts/layout';
  const { body: before } = await app.admin.get<ArrangementAnswer>(layoutOf);
  expect(before.duplicates).toEqual([['name'], ['phone'], ['taxNumber'], ['website']]);
  expect(before.fields.find(({ name }) => name === 'phone')?.comparable).toBe(true);
  expect(before.fields.find(({ name }) => name === 'grade')?.comparable).toBe(false);
  const put = (duplicates: unknown) => app.admin.put<{ errors: object[] }>(layoutOf, { duplicates });
  const wrong = await put([['name', 'grade'], ['city'], []]);
  expect(wrong.status).toBe(422);
  expect((await put([['name', 'nowhere']])).body.errors).toMatchObject([
    { field: 'duplicates.0', code: 'unknownField' },
  ]);
  expect((await put([['name', 'phone'], ['phone', 'name', 'name'], ['taxNumber']])).status).toBe(200);
  const { body: after } = await app.admin.get<ArrangementAnswer>(layoutOf);
  // The same rule twice is one.
  expect(after.duplicates.map((rule) => rule.toSorted())).toEqual([['name', 'phone'], ['taxNumber']]);

  const first = await make('两项仪表有限公司', { phone: '0571-88990011' });
  const named = await anna.post('/api/accounts', { name: '两项仪表', phone: '0571-88990022' });
  expect(named.status, JSON.stringify(named.body)).toBe(201);
  const called = await anna.post('/api/accounts', { name: '另外一家', phone: '0571-88990011' });
  expect(called.status).toBe(201);
  const both = await ben.post<{ duplicates: { reason: string }[] }>('/api/accounts', {
    name: '两项仪表（集团）公司',
    phone: '+86 571 8899 0011',
  });
  expect([both.status, both.body.duplicates]).toMatchObject([409, [{ reason: '客户名称 + 电话' }]]);
  const twin = await make('两项仪表（集团）公司', { phone: '+86 571 8899 0011' });
  await search();
  const found = (await groups()).map(({ fields, records }) => [
    fields,
    records.map(({ record }) => record?.id),
  ]);
  expect(found).toContainEqual([expect.arrayContaining(['name', 'phone']), [first, twin]]);
  expect(found.flatMap(([, ids = []]): unknown[] => ids)).not.toContain(named.body.id);
  expect(found.flatMap(([, ids = []]): unknown[] => ids)).not.toContain(called.body.id);

  expect((await put(null)).status).toBe(200);
  expect((await app.admin.get<ArrangementAnswer>(layoutOf)).body.duplicates).toEqual(before.duplicates);
  expect((await anna.post('/api/accounts', { name: '两项仪表' })).status).toBe(409);
});
