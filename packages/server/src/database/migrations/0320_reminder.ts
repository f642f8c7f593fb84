import { type Kysely, sql } from 'kysely';

/** Who is to be reminded of what, when; and mail that waits to be handed over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reminder (
      id bigint generated always as identity primary key,
      module text not null,
      record bigint not null,
      "user" bigint not null,
      due_at timestamptz(3) not null,
      -- When what it reminds of begins; null where it is not about a beginning.
      about_at timestamptz(3),
      fired_at timestamptz(3),
      unique (record, "user", due_at)
    )`.execute(db);
  // However many lie behind, looking for what is due reads only what is due.
  await sql`create index reminder_due on reminder (due_at, id) where fired_at is null`.execute(db);
  await sql`create index reminder_fired on reminder (fired_at) where fired_at is not null`.execute(db);
  await sql`
    create table waiting_mail (
      id bigint generated always as identity primary key,
      receiver text not null,
      subject text not null,
      body text not null,
      next_try timestamptz(3) not null default now(),
      tries integer not null default 0
    )`.execute(db);
  await sql`create index waiting_mail_next on waiting_mail (next_try)`.execute(db);
}
