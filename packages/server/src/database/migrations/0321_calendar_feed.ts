import { type Kysely, sql } from 'kysely';

/** The secret address at which somebody's calendar can be subscribed to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_feed (
      "user" bigint primary key,
      -- Enough to know the secret again, and the secret itself, sealed, to show it to whom it belongs.
      digest bytea not null unique,
      sealed text not null,
      created_at timestamptz(3) not null default now()
    )`.execute(db);
}
