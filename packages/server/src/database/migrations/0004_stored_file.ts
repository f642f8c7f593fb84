import { type Kysely, sql } from 'kysely';

/** Uploaded files (their bytes lie in the data directory, named by their hash) and the records they hang on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table stored_file (
      id bigint generated always as identity primary key,
      sha256 text not null,
      name text not null,
      size bigint not null,
      type text not null,
      uploaded_by bigint,
      uploaded_at timestamptz(3) not null default now()
    )`.execute(db);
  await sql`create index stored_file_by_hash on stored_file (sha256)`.execute(db);
  // field: the file or image field that holds it; '' for files attached to the record as a whole.
  await sql`
    create table file_use (
      file bigint not null references stored_file on delete cascade,
      module text not null,
      record bigint not null,
      field text not null default '',
      created_at timestamptz(3) not null default now(),
      created_by bigint,
      primary key (file, record, field)
    )`.execute(db);
  await sql`create index file_use_by_record on file_use (record, field)`.execute(db);
}
