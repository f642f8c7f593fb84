import { type Kysely, sql } from 'kysely';

/** Tags have colours: one of the theme's tones. PLT-14 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tag add column color text`.execute(db);
  await sql`create index record_tag_by_module on record_tag (module, tag)`.execute(db);
}
