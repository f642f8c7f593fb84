import { type Kysely, sql } from 'kysely';

/**
 * The history of a record lies in the order it is told in: by time, then by number. A page of a story of 100,000 entries
 * is then as many entries of an index, and not all of them sorted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table event drop constraint event_pkey`.execute(db);
  await sql`alter table event add primary key (record, at, id)`.execute(db);
}
