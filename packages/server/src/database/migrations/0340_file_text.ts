import { type Kysely, sql } from 'kysely';

/**
 * The text of files, by their content: as people read it, and in the form in which search compares it, with the hashed
 * pairs of neighbouring characters that an index finds it by (see indexing/pairs.ts).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table file_text (
      sha256 text primary key,
      type text not null,
      state text not null default 'waiting' check (state in ('waiting', 'done', 'none', 'failed')),
      text text not null default '',
      form text not null default '',
      pairs integer[] not null default '{}',
      whole boolean not null default true,
      asked_at timestamptz(3) not null default now()
    )`.execute(db);
  await sql`create index file_text_waiting on file_text (asked_at) where state = 'waiting'`.execute(db);
  await sql`create index file_text_pairs on file_text using gin (pairs) where state = 'done'`.execute(db);
  await sql`create index job_queued on job (kind) where state = 'queued'`.execute(db);
}
