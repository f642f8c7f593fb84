import { type Kysely, sql } from 'kysely';

/** The order of added fields, and what administrators make of the choices of fields that are part of the product. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table custom_field add column position integer not null default 0`.execute(db);
  await sql`
    create table choice_overlay (
      module text not null,
      field text not null,
      choices jsonb not null,
      primary key (module, field)
    )`.execute(db);
}
