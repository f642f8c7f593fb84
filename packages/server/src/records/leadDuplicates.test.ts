import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openApplication('lead_duplicates');
});
afterAll(() => app.close());

test('a lead of a company that is there already is asked about, however the company is written, and masked out of reach (PLT-09, MKT-03)', async () => {
  const first = await app.admin.post('/api/leads', { name: '周建国', company: '海川智能仪表股份有限公司' });
  expect(first.status).toBe(201);
  const sales = await app.person('sales', { rights: { '*': { see: 'own', edit: 'own', create: true } } });
  const again = { name: '李总', company: '海川智能仪表' };
  const known = await app.admin.post('/api/leads', again);
  expect(known).toMatchObject({ status: 409, body: { duplicates: [{ id: first.body.id, reason: '公司' }] } });
  const blind = await sales.post<{ duplicates: { id?: number; label: string }[] }>('/api/leads', again);
  expect(blind.status).toBe(409);
  expect(blind.body.duplicates).toMatchObject([{ label: '周*国' }]);
  expect(blind.body.duplicates[0]).not.toHaveProperty('id');
  expect((await sales.post('/api/leads?duplicates=allow', again)).status).toBe(201);
  expect((await sales.post('/api/leads', { name: '王工', company: '长江水务集团' })).status).toBe(201);
});
