import { type Kysely, sql } from 'kysely';

/**
 * The log is read as a module (`audit-log`), whose queries look at the living only: nothing of it is ever deleted, so the
 * column stays empty. Its texts are found by fragments, where names stand in the search index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table audit_entry add column deleted_at timestamptz(3) check (deleted_at is null)`.execute(
    db,
  );
  await sql`
    create index audit_entry_texts on audit_entry
      using gin (label gin_trgm_ops, actor_name gin_trgm_ops, ip gin_trgm_ops)`.execute(db);
}
