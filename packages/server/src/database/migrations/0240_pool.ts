import { type Kysely, sql } from 'kysely';

/** Who lost a record to a pool and who got it out again, and which owner was warned of which day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table pool_passage (
      id bigint generated always as identity primary key,
      module text not null,
      record bigint not null,
      pool bigint not null,
      entered_at timestamptz(3) not null,
      "from" bigint,
      reason text,
      note text,
      entered_by bigint,
      left_at timestamptz(3),
      "to" bigint,
      way text,
      left_by bigint
    )`.execute(db);
  await sql`create index pool_passage_by_record on pool_passage (record, id)`.execute(db);
  await sql`create index pool_passage_by_taker on pool_passage ("to", left_at) where "to" is not null`.execute(
    db,
  );
  await sql`
    create table pool_warning (
      record bigint primary key,
      module text not null,
      owner bigint not null,
      falls_on date not null,
      warned_at timestamptz(3) not null default now()
    )`.execute(db);
}
