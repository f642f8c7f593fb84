import { type Kysely, sql } from 'kysely';

/** Settings of the company, one row per part (`company`, …). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table setting (
      part text primary key,
      value jsonb not null,
      updated_at timestamptz(3) not null default now(),
      updated_by bigint
    )`.execute(db);
}
