import { type Kysely, sql } from 'kysely';

/** Owners follow what is theirs without a row; one with `follows` false says that somebody wants to hear nothing. PLT-15 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table follower add column follows boolean not null default true`.execute(db);
}
