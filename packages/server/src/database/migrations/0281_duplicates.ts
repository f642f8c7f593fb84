import { type Kysely, sql } from 'kysely';

/** What a search for duplicates compares by, the groups it found, and who was said not to be the same. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table duplicate_key (
      run bigint not null,
      field text not null,
      key text not null,
      record bigint not null
    )`.execute(db);
  await sql`
    create table duplicate_group (
      id bigint generated always as identity primary key,
      module text not null,
      run bigint not null,
      fields text[] not null,
      records bigint[] not null
    )`.execute(db);
  await sql`create index duplicate_group_by_module on duplicate_group (module, id)`.execute(db);
  await sql`
    create table not_duplicate (
      a bigint not null,
      b bigint not null,
      by bigint,
      at timestamptz(3) not null default now(),
      primary key (a, b),
      check (a < b)
    )`.execute(db);
}
