import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Where PostgreSQL tells every process that users, departments, roles, sign-ins, settings or currencies are not what they were. */
export const accessChannel = 'gejie_access';

/** What signals: noting that a session or token is in use does not. */
const signals: Record<string, string> = {
  user: 'insert or update or delete',
  department: 'insert or update or delete',
  role: 'insert or update or delete',
  setting: 'insert or update or delete',
  share: 'insert or delete',
  pool: 'insert or update or delete',
  pool_rule: 'insert or update or delete',
  sharing_rule: 'insert or update or delete',
  currency: 'insert or update or delete',
  holiday: 'insert or update or delete',
  session: 'delete',
  api_token: 'update of scopes, until, "user" or delete',
};

/** Of the triggers; what they do changes only with their name. */
const trigger = 'signal_access_1';

/** Triggers, so that no way of writing can forget to signal. Needs the tables; what is there already is not touched. */
export async function ensureAccessSignals(db: Executor): Promise<void> {
  const { rows } = await sql<{ table: string }>`
    select tgrelid::regclass::text as table from pg_trigger where tgname = ${trigger}`.execute(db);
  const present = new Set(rows.map(({ table }) => table.replaceAll('"', '')));
  const missing = Object.entries(signals).filter(([table]) => !present.has(table));
  if (missing.length === 0) return;
  await sql`
    create or replace function signal_access() returns trigger language plpgsql as
    ${sql.lit(`begin perform pg_notify('${accessChannel}', tg_table_name); return null; end`)}`.execute(db);
  for (const [table, events] of missing) {
    await sql`
      create trigger ${sql.id(trigger)} after ${sql.raw(events)} on ${sql.table(table)}
      for each statement execute function signal_access()`.execute(db);
  }
}
