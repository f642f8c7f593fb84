import { type Kysely, sql } from 'kysely';

/**
 * Tags may be somebody's own: whose they are stands with each use, too, so that a list is cut by one look-up. A name is
 * taken once among everybody's tags, and once among those of each person. PLT-14
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tag add column owner bigint`.execute(db);
  await sql`alter table tag drop constraint tag_name_key`.execute(db);
  await sql`create unique index tag_of_all on tag (name) where owner is null`.execute(db);
  await sql`create unique index tag_of_one on tag (owner, name) where owner is not null`.execute(db);
  await sql`alter table record_tag add column owner bigint`.execute(db);
}
