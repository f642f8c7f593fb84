import { type Kysely, sql } from 'kysely';

/** Home pages of people and of roles, and what people write into their notepads. INS-01 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table home (
      id bigint generated always as identity primary key,
      "user" bigint unique,
      role bigint unique,
      version integer not null default 1,
      updated_at timestamptz(3) not null default now(),
      check (num_nonnulls("user", role) = 1)
    )`.execute(db);
  await sql`
    create table home_page (
      id bigint generated always as identity primary key,
      home bigint not null references home on delete cascade,
      position integer not null,
      name text not null,
      widgets jsonb not null default '[]',
      shared text not null default 'private' check (shared in ('private', 'some', 'all')),
      departments bigint[] not null default '{}',
      users bigint[] not null default '{}'
    )`.execute(db);
  await sql`create index home_page_by_home on home_page (home, position)`.execute(db);
  await sql`create index home_page_shared on home_page (shared) where shared <> 'private'`.execute(db);
  await sql`
    create table home_note (
      "user" bigint not null,
      widget text not null,
      text text not null,
      version integer not null default 1,
      updated_at timestamptz(3) not null default now(),
      primary key ("user", widget)
    )`.execute(db);
}
