import { readdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { Database } from './connection.ts';

interface Migration {
  up(db: Kysely<unknown>): Promise<void>;
}

/** One process at a time changes the schema; the others wait here and then find nothing to do. */
const schemaLock = 0x67656a6965;

/** Milliseconds between two attempts at the lock. */
const lookAgain = 50;

/**
 * Runs `change` while no other process on this database does the same. The lock is tried, not waited for: a statement
 * that waits holds a snapshot, and an index built concurrently under the lock would wait for that in turn, for ever.
 */
export async function underSchemaLock<T>(database: Database, change: () => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  try {
    while (!(await hasLock(client))) await delay(lookAgain);
  } catch (error) {
    client.release(true);
    throw error;
  }
  try {
    return await change();
  } finally {
    // A line that broke meanwhile has let go of the lock by itself; what was changed is changed all the same.
    const isFree = client.query('select pg_advisory_unlock($1)', [schemaLock]).then(
      () => true,
      () => false,
    );
    client.release(!(await isFree));
  }
}

async function hasLock(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
    schemaLock,
  ]);
  return rows[0]?.mine === true;
}

/**
 * Runs the numbered migrations that this database has not seen, each in a transaction of its own.
 * @returns the names of those that ran
 */
export async function migrate(database: Database): Promise<string[]> {
  await sql`create table if not exists schema_migration (name text primary key, at timestamptz not null default now())`.execute(
    database.kysely,
  );
  const { rows } = await sql<{ name: string }>`select name from schema_migration`.execute(database.kysely);
  const done = new Set(rows.map(({ name }) => name));
  const folder = new URL('./migrations/', import.meta.url);
  const waiting = (await readdir(folder))
    .filter((name) => /^\d{4}_\w+\.ts$/.test(name) && !done.has(name))
    .sort();
  for (const name of waiting) {
    const migration = (await import(new URL(name, folder).href)) as Migration;
    await database.transaction(async (tx) => {
      await migration.up(tx);
      await sql`insert into schema_migration (name) values (${name})`.execute(tx);
    });
  }
  return waiting;
}
