import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let record: number;
/** Later than any night that the template has seen. */
const night = new Date('2040-11-23T02:00:00Z');
/** The queue is looked at every other second. */
const patience = { timeout: 30_000 };

beforeAll(async () => {
  app = await openApplication('nightly', { works: false, clock: () => night });
  record = (await app.admin.post('/api/accounts', { name: '夜间清理' })).body.id as number;
});
afterAll(() => app.close());

const column = async (statement: RawBuilder<{ one: string }>) =>
  (await statement.execute(app.services.database.kysely)).rows.map(({ one }) => one);

test('Every night forgets reminders that fired half a year ago and shares that ran out three months ago, and nothing else (CAL-03, ACC-05)', async () => {
  const db = app.services.database.kysely;
  await sql`
    insert into reminder (module, record, "user", due_at, fired_at) values
      ('task', ${record}, 1, '2040-05-01', '2040-05-01'),
      ('task', ${record}, 1, '2040-06-15', '2040-06-15'),
      ('task', ${record}, 1, '2040-11-24', null)`.execute(db);
  await sql`
    insert into share (module, record, grantee, kind, level, until) values
      ('account', ${record}, 1, 'user', 'read', '2040-08-01'),
      ('account', ${record}, 2, 'user', 'read', '2040-10-01'),
      ('account', ${record}, 3, 'user', 'read', null)`.execute(db);
  const reminders = () =>
    column(sql`select to_char(due_at at time zone 'utc', 'YYYY-MM-DD') as one from reminder order by 1`);
  const shares = () => column(sql`select grantee::text as one from share order by 1`);
  expect(await reminders()).toEqual(['2040-05-01', '2040-06-15', '2040-11-24']);
  const working = await app.secondProcess({ works: true });
  try {
    await expect.poll(reminders, patience).toEqual(['2040-06-15', '2040-11-24']);
    await expect.poll(shares, patience).toEqual(['2', '3']);
  } finally {
    await working.close();
  }
});
