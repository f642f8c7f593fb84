import { type Kysely, sql } from 'kysely';

/** Which record went up in which, so that its address leads there and its history is read there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table merged_record (
      record bigint primary key,
      module text not null,
      into_record bigint not null,
      at timestamptz(3) not null,
      by bigint,
      job bigint
    )`.execute(db);
  await sql`create index merged_record_by_survivor on merged_record (into_record)`.execute(db);
}
