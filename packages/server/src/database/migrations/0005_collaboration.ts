import { type Kysely, sql } from 'kysely';

/** What people hang on records of any module: comments, tags, their wish to follow. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table comment (
      id bigint generated always as identity primary key,
      module text not null,
      record bigint not null,
      text text not null,
      mentions bigint[] not null default '{}',
      created_at timestamptz(3) not null default now(),
      created_by bigint
    )`.execute(db);
  await sql`create index comment_by_record on comment (record, created_at desc, id desc)`.execute(db);
  await sql`
    create table tag (
      id bigint generated always as identity primary key,
      name text not null unique
    )`.execute(db);
  await sql`
    create table record_tag (
      tag bigint not null references tag on delete cascade,
      module text not null,
      record bigint not null,
      created_at timestamptz(3) not null default now(),
      created_by bigint,
      primary key (record, tag)
    )`.execute(db);
  await sql`create index record_tag_by_tag on record_tag (tag)`.execute(db);
  await sql`
    create table follower (
      module text not null,
      record bigint not null,
      "user" bigint not null,
      created_at timestamptz(3) not null default now(),
      primary key (record, "user")
    )`.execute(db);
}
