import { type Kysely, sql } from 'kysely';

/** What administrators make of the layout and the list of a module. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table arrangement (
      module text primary key,
      arrangement jsonb not null,
      version integer not null default 1,
      updated_at timestamptz(3) not null default now(),
      updated_by bigint
    )`.execute(db);
}
