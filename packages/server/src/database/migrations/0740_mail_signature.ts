import { type Kysely, sql } from 'kysely';

/** What stands under a letter: its sender's signature as it was then, cleaned HTML. CAR-01 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table record_mail add column signature text`.execute(db);
}
