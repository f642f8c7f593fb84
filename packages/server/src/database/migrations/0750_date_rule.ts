import { type Kysely, sql } from 'kysely';

/** For which records, and which day, a rule over dates has given somebody something to do: once each. CAL-03 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table date_rule_done (
      rule bigint not null,
      record bigint not null,
      due_on date not null,
      primary key (rule, record, due_on)
    )`.execute(db);
}
