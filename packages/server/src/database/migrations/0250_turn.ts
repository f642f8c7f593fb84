import { type Kysely, sql } from 'kysely';

/** Whose turn it is in rounds (assignment rules): how far each member has been served, and how often today. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table turn (
      round bigint not null,
      member bigint not null,
      served double precision not null,
      day date not null,
      today integer not null,
      primary key (round, member)
    )`.execute(db);
}
