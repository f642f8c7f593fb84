import { type Kysely, sql } from 'kysely';

/** Which column was which field when somebody last imported a file with the same head. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table import_mapping (
      "user" bigint not null,
      module text not null,
      head text not null,
      mapping jsonb not null,
      used_at timestamptz(3) not null default now(),
      primary key ("user", module, head)
    )`.execute(db);
}
