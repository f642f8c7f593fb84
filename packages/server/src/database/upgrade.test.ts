import { Registry } from '@gejie/core';
import { modules } from '@gejie/modules';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { up as giveRoles } from './migrations/0730_opportunity_contact.ts';
import { up as leaveOneRole } from './migrations/0790_one_role_in_a_deal.ts';
import { up as numberDocuments } from './migrations/0870_numbered_documents.ts';
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

  await database.transaction((tx) => giveRoles(tx));
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

test('of two roles that a contact has had in a deal the first stays after an upgrade, the other lies in the bin (SAL-01)', async () => {
  const { database } = app.services;
  const account = await made('accounts', { name: '黄河水务' });
  const [twice, other] = [
    await made('contacts', { name: '吴总', account }),
    await made('contacts', { name: '郑工', account }),
  ];
  const deal = await made('opportunities', { name: '三期', account, closeDate: '2027-01-31' });
  const roleOf = (contact: number, role: string) =>
    made('opportunity-contacts', { opportunity: deal, contact, role });
  const first = await roleOf(twice, 'decisionMaker');
  const second = await roleOf(other, 'user');
  // As it was before: no index, and two people who entered the same at once.
  const { rows: indexes } = await sql<{ name: string }>`
    select indexrelid::regclass::text as name from pg_index
    where indrelid = 'opportunity_contact'::regclass and indisunique and indnatts > 1`.execute(
    database.kysely,
  );
  expect(indexes).toHaveLength(1);
  for (const { name } of indexes) await sql`drop index ${sql.ref(name)}`.execute(database.kysely);
  await sql`update opportunity_contact set contact = ${twice} where id = ${second}`.execute(database.kysely);

  await database.transaction((tx) => leaveOneRole(tx));
  await database.transaction((tx) => leaveOneRole(tx));
  await syncSchema(database, new Registry(modules));

  const url = '/api/opportunity-contacts';
  const { body } = await app.admin.get<{ records: { id: number }[] }>(
    `/api/opportunities/${deal}/related/roles`,
  );
  expect(body.records.map(({ id }) => id)).toEqual([first]);
  const { body: history } = await app.admin.get<{ entries: { kind: string }[] }>(`${url}/${second}/history`);
  expect(history.entries.filter(({ kind }) => kind === 'delete')).toHaveLength(1);
  // It can't come back beside the first one, and a third can't come either.
  expect((await app.admin.post(`${url}/${second}/restore`, {})).status).toBe(422);
  const third = await app.admin.post(`${url}?duplicates=allow`, { opportunity: deal, contact: twice });
  expect(third.status).toBe(422);
});

test('documents and bookmarks that are there get their numbers in the order they came (INT-03, INT-04)', async () => {
  const { database } = app.services;
  const first = await made('documents', { name: '合同' });
  const second = await made('documents', { name: '图纸' });
  // As the database was before.
  await sql`alter table document drop column number`.execute(database.kysely);
  await sql`drop sequence number_document_number`.execute(database.kysely);
  await database.transaction((tx) => numberDocuments(tx));
  await syncSchema(database, new Registry(modules));
  const third = await made('documents', { name: '照片' });
  const numbers = [first, second, third].map(
    async (id) => (await app.admin.get(`/api/documents/${id}`)).body.number,
  );
  expect(await Promise.all(numbers)).toEqual(['DOC-00001', 'DOC-00002', 'DOC-00003']);
});
