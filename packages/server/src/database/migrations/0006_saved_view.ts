import { type Kysely, sql } from 'kysely';

/** Lists as people keep them for themselves and for others, and which one each opens a module with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table saved_view (
      id bigint generated always as identity primary key,
      module text not null,
      name text not null,
      owner bigint not null,
      "where" jsonb not null,
      sort text,
      columns text[] not null default '{}',
      mode text not null default 'list',
      shared text not null default 'private' check (shared in ('private', 'some', 'all')),
      departments bigint[] not null default '{}',
      roles bigint[] not null default '{}',
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    )`.execute(db);
  await sql`create index saved_view_by_owner on saved_view (module, owner)`.execute(db);
  await sql`create index saved_view_shared on saved_view (module) where shared <> 'private'`.execute(db);
  // The id of a saved view or the name of one that the module declares; which of the two exists is asked when read.
  await sql`
    create table default_view (
      "user" bigint not null,
      module text not null,
      view text not null,
      primary key ("user", module)
    )`.execute(db);
}
