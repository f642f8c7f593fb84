import { type Kysely, sql } from 'kysely';

/** Who is signed in, with which token, and who tried in vain. Of secrets only hashes are kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table session (
      id bigint generated always as identity primary key,
      token_hash bytea not null unique,
      "user" bigint not null,
      -- Digest of the password hash at sign-in: a changed password ends the session.
      password_mark text not null,
      created_at timestamptz(3) not null default now(),
      last_seen_at timestamptz(3) not null default now(),
      ip text,
      agent text
    )`.execute(db);
  await sql`create index session_by_user on session ("user")`.execute(db);
  await sql`
    create table api_token (
      id bigint generated always as identity primary key,
      token_hash bytea not null unique,
      "user" bigint not null,
      name text not null,
      scopes text[] not null,
      until timestamptz(3),
      created_at timestamptz(3) not null default now(),
      last_used_at timestamptz(3)
    )`.execute(db);
  await sql`create index api_token_by_user on api_token ("user")`.execute(db);
  await sql`
    create table sign_in_attempt (
      username text not null,
      ip text not null,
      failures integer not null,
      last_at timestamptz(3) not null,
      primary key (username, ip)
    )`.execute(db);
}
