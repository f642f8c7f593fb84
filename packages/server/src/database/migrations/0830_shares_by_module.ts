import { type Kysely, sql } from 'kysely';

/**
 * What is shared with somebody is looked up by module: of who has 10,000 accounts and no lead, that there is no lead is
 * known at once. A record's own shares are found by the record. ACC-03
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index share_to_grantee on share (grantee, module, record) include (level, until)`.execute(
    db,
  );
  await sql`drop index share_by_grantee`.execute(db);
}
