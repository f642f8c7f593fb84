import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { connect, type Database, type Executor } from './connection.ts';
import { planKept } from './keptPlans.ts';

let copy: TestDatabase;
let database: Database;

beforeAll(async () => {
  copy = await createTestDatabase('kept_plans');
  database = connect(copy.url, 1);
  await sql`create table item (id int primary key, amount int)`.execute(database.kysely);
  await sql`insert into item select n, n * 10 from generate_series(1, 5) as n`.execute(database.kysely);
});

afterAll(async () => {
  await database.close();
  await copy.drop();
});

const amountOf = async (id: number, db: Executor = database.kysely) =>
  (await sql<{ amount: unknown }>`${planKept}select amount from item where id = ${id}`.execute(db)).rows[0]
    ?.amount;

const kept = async () =>
  (
    await sql<{ statement: string }>`select statement from pg_prepared_statements order by name`.execute(
      database.kysely,
    )
  ).rows.map(({ statement }) => statement);

test('a statement that says so is planned once in a connection, others every time', async () => {
  expect([await amountOf(1), await amountOf(2), await amountOf(3)]).toEqual([10, 20, 30]);
  await sql`select id from item where amount = ${10}`.execute(database.kysely);
  expect(await kept()).toEqual(['/* plan kept */ select amount from item where id = $1']);
});

test('a column that becomes another type is answered as such, and refused within a transaction it has ended', async () => {
  await sql`alter table item alter column amount type text`.execute(database.kysely);
  await expect(database.transaction((tx) => amountOf(1, tx))).rejects.toThrow('cached plan');
  expect([await amountOf(1), await amountOf(2)]).toEqual(['10', '20']);
  await sql`alter table item alter column amount type bigint using amount::bigint`.execute(database.kysely);
  expect(await amountOf(2)).toBe(20);
});

test('a statement that fails says why', async () => {
  const divided = sql`${planKept}select 1 / ${0}::int`;
  await expect(divided.execute(database.kysely)).rejects.toThrow('division by zero');
  await expect(divided.execute(database.kysely)).rejects.toThrow('division by zero');
});

test('no more plans are kept than there is room for; what is asked beyond is answered too', async () => {
  for (let nth = 0; nth < 40; nth++) {
    const { rows } = await sql`${planKept}select ${sql.lit(nth)}::int as n, ${nth}::int as m`.execute(
      database.kysely,
    );
    expect(rows).toEqual([{ n: nth, m: nth }]);
  }
  expect((await kept()).length).toBe(32);
});
