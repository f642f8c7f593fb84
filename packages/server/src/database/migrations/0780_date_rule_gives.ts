import { type Kysely, sql } from 'kysely';

/** Rules over dates may tell their owners of a day as well; those there are give tasks, as they did. CAL-03 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{
    known: boolean;
  }>`select to_regclass('date_rule') is not null as known`.execute(db);
  if (!rows[0]?.known) return;
  await sql`alter table date_rule add column if not exists gives text`.execute(db);
  await sql`update date_rule set gives = 'task' where gives is null`.execute(db);
}
