import { type Kysely, sql } from 'kysely';

/**
 * Records shared one by one: with a person or a department, to look at or to work on, for ever or until a moment.
 * With a `role` the person is of the record's team.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table share (
      id bigint generated always as identity primary key,
      module text not null,
      record bigint not null,
      -- A user or a department: ids of records are unique over all modules.
      grantee bigint not null,
      kind text not null check (kind in ('user', 'department')),
      level text not null check (level in ('read', 'write')),
      role text,
      until timestamptz(3),
      created_at timestamptz(3) not null default now(),
      created_by bigint
    )`.execute(db);
  await sql`create unique index share_by_record on share (record, grantee)`.execute(db);
  await sql`create index share_by_grantee on share (grantee, record)`.execute(db);
}
