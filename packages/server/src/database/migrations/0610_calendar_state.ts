import { type Kysely, sql } from 'kysely';

/** What calendar programs were told of a calendar, so that they can be told what has changed since. CAL-04 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_state (
      "user" bigint not null,
      module text not null,
      state text not null,
      objects jsonb not null,
      told_at timestamptz not null default clock_timestamp(),
      primary key ("user", module, state)
    )`.execute(db);
}
