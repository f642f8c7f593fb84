import { type Kysely, sql } from 'kysely';

/** How people want to be told, and letters to them, which are written when they are sent. PLT-15 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notice_wish (
      "user" bigint primary key,
      -- Topic → way; a topic that is not named goes the usual way.
      ways jsonb not null default '{}',
      digest_hour smallint not null default 8,
      -- When the next digest is due; null when nothing goes that way.
      digest_at timestamptz(3)
    )`.execute(db);
  await sql`create index notice_wish_digest on notice_wish (digest_at) where digest_at is not null`.execute(
    db,
  );
  await sql`
    alter table notice add column way text not null default 'app', add column lettered_at timestamptz(3)`.execute(
    db,
  );
  await sql`create index notice_by_mail on notice (id) where way = 'mail' and lettered_at is null`.execute(
    db,
  );
  await sql`create index notice_by_digest on notice ("user") where way = 'digest' and lettered_at is null`.execute(
    db,
  );
  // Reminders were the only ones to write mail, and stand among the notices.
  await sql`drop table waiting_mail`.execute(db);
  await sql`
    create table notice_letter (
      id bigint generated always as identity primary key,
      "user" bigint not null,
      notices bigint[] not null,
      digest boolean not null,
      next_try timestamptz(3) not null default now(),
      tries integer not null default 0
    )`.execute(db);
  await sql`create index notice_letter_next on notice_letter (next_try)`.execute(db);
}
