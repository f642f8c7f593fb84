import { type Kysely, sql } from 'kysely';

/** Since when an added field is there, and what it was before: what the history of records is read by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table custom_field add column made_at timestamptz(3), add column former jsonb not null default '[]'`.execute(
    db,
  );
}
