import { Registry } from '@gejie/core';
import { modules } from '@gejie/modules';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { up } from './migrations/0730_opportunity_contact.ts';
import { syncSchema } from './schema/syncSchema.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openApplication('upgrade', { works: false });
});
afterAll(() => app.close());

async function made(path: string, values: object): Promise<number> {
  const answer = await app.admin.post(`/api/${path}?duplicates=allow`, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as number;
}

test('who else took part in a deal has a role there after an upgrade, and rights over deals hold for roles (SAL-01)', async () => {
  const { database } = app.services;
  const account = await made('accounts', { name: '长江水务' });
  const boss = await made('contacts', { name: '周总', account, influence: 'decisionMaker' });
  const clerk = await made('contacts', { name: '钱工', account });
  const deal = await made('opportunities', { name: '二期', account, closeDate: '2027-01-31' });
  await app.person('blind', { rights: { '*': { see: 'all' }, opportunities: { see: 'none' } } });
  // As the database was before.
  await sql`drop table opportunity_contact`.execute(database.kysely);
  await sql`drop sequence number_opportunity_contact_number`.execute(database.kysely);
  await sql`alter table opportunity add column people bigint[]`.execute(database.kysely);
  await sql`update opportunity set people = ${[boss, clerk, boss]}::bigint[] where id = ${deal}`.execute(
    database.kysely,
  );

  await database.transaction((tx) => up(tx));
  await syncSchema(database, new Registry(modules));

  const related = await app.admin.get<{ records: Record<string, unknown>[] }>(
    `/api/opportunities/${deal}/related/roles?sort=number`,
  );
  expect(related.body.records).toMatchObject([
    { contact: { label: '周总' }, role: 'decisionMaker' },
    { contact: { label: '钱工' }, role: 'influencer' },
  ]);
  const fresh = await app.admin.post('/api/opportunity-contacts', {
    opportunity: deal,
    contact: await made('contacts', { name: '孙工', account, influence: 'user' }),
  });
  expect(fresh).toMatchObject({ status: 201, body: { number: 'ROL-00003' } });
  const { rows } = await sql<{ see: string }>`
    select rights -> 'opportunity-contacts' ->> 'see' as see from role where rights ? 'opportunities'`.execute(
    database.kysely,
  );
  expect(rows).toEqual([{ see: 'none' }]);
});
