import { type Kysely, sql } from 'kysely';

/** Records that were sent by mail, or are about to be. INV-06 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table record_mail (
      id bigint generated always as identity primary key,
      module text not null,
      record bigint not null,
      maker bigint not null,
      -- By which way it was asked for, as the history names it.
      way text not null,
      state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
      "to" text[] not null,
      cc text[] not null,
      reply_to text,
      subject text not null,
      text text not null,
      file_name text not null,
      -- Gone once it is sent: it was drawn with the rights of its maker.
      file bytea,
      reason text,
      at timestamptz(3) not null default now(),
      done_at timestamptz(3),
      next_try timestamptz(3) not null default now(),
      tries integer not null default 0
    )`.execute(db);
  await sql`create index record_mail_next on record_mail (next_try) where state = 'waiting'`.execute(db);
  await sql`create index record_mail_of on record_mail (record, id)`.execute(db);
}
