import { type Kysely, sql } from 'kysely';

/** So few entries are found as quickly among those of other modules. */
const few = 2000;

/**
 * Modules of a few records share one part of the search index: each part more is planned and looked into at every search
 * (see database/search/searchParts.ts).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select inhrelid::regclass::text as name from pg_inherits where inhparent = 'search'::regclass`.execute(
    db,
  );
  await sql`create table search_shared partition of search default`.execute(db);
  for (const { name } of rows) {
    const part = sql.raw(name);
    const { rows: more } = await sql`select from ${part} offset ${few} limit 1`.execute(db);
    if (more.length > 0) continue;
    await sql`alter table search detach partition ${part}`.execute(db);
    await sql`insert into search_shared select * from ${part}`.execute(db);
    await sql`drop table ${part}`.execute(db);
  }
}
