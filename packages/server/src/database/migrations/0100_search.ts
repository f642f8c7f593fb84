import { type Kysely, sql } from 'kysely';

/** The search index: a row a record, a partition a module (see database/search/). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table search (
      module text not null,
      record bigint not null,
      text text not null,
      grams text[] not null,
      primary key (module, record)
    ) partition by list (module)`.execute(db);
  await sql`create index search_grams on search using gin (grams)`.execute(db);
  await sql`create index search_text on search using gin (text gin_trgm_ops)`.execute(db);
  // Names by what they begin with; 33 characters, the space before the name among them.
  await sql`create index search_start on search ((left(text, 33)) collate "C", record)`.execute(db);
}
