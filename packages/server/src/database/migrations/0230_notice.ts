import { type Kysely, sql } from 'kysely';

/** What people are told: one row for each who is told. Every process hears of new ones when they are committed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notice (
      id bigint generated always as identity primary key,
      "user" bigint not null,
      kind text not null,
      -- The record it is about; null when it is about none, or many.
      module text,
      record bigint,
      -- Who did what it tells of; null for the system.
      actor bigint,
      detail jsonb not null default '{}',
      at timestamptz(3) not null default now(),
      read_at timestamptz(3)
    )`.execute(db);
  await sql`create index notice_by_user on notice ("user", id)`.execute(db);
  await sql`create index notice_unread on notice ("user", id) where read_at is null`.execute(db);
  // By whichever way a notice comes into the table, or is read: one signal for each person and statement.
  await sql`
    create function signal_notice() returns trigger language plpgsql as $$
    begin
      perform pg_notify('gejie_live', json_build_object('user', "user", 'notice', max(id))::text) from touched group by "user";
      return null;
    end $$`.execute(db);
  for (const event of ['insert', 'update']) {
    await sql`
      create trigger ${sql.id(`signal_notice_${event}`)} after ${sql.raw(event)} on notice
      referencing new table as touched for each statement execute function signal_notice()`.execute(db);
  }
}
