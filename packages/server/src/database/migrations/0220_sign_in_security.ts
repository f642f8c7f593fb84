import { type Kysely, sql } from 'kysely';

/** What makes signing in safe: former passwords, second factors, where people sign in from, who vouches for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table session
      -- How the person was known: by a password of ours, by the directory, by an OpenID provider.
      add column source text not null default 'password',
      -- What has to be done before anything else: a new password, a second factor.
      add column pending text[] not null default '{}',
      -- What the provider wants to hear when the person signs out.
      add column id_token text`.execute(db);
  await sql`
    create table sign_in_place (
      "user" bigint not null,
      ip text not null,
      last_at timestamptz(3) not null default now(),
      primary key ("user", ip)
    )`.execute(db);
  await sql`
    create table password_seal (
      id bigint generated always as identity primary key,
      "user" bigint not null,
      seal text not null,
      at timestamptz(3) not null default now(),
      set_by bigint
    )`.execute(db);
  await sql`create index password_seal_by_user on password_seal ("user", id)`.execute(db);
  await sql`
    create table second_factor (
      "user" bigint primary key,
      -- Encrypted with the key in the data directory.
      secret text not null,
      created_at timestamptz(3) not null default now(),
      confirmed_at timestamptz(3),
      -- Of the last code that was taken: none of its time or before is taken again.
      last_step bigint
    )`.execute(db);
  await sql`
    create table recovery_code (
      "user" bigint not null,
      hash bytea not null,
      primary key ("user", hash)
    )`.execute(db);
  await sql`
    create table identity (
      source text not null,
      subject text not null,
      "user" bigint not null,
      created_at timestamptz(3) not null default now(),
      last_at timestamptz(3) not null default now(),
      primary key (source, subject)
    )`.execute(db);
  await sql`create index identity_by_user on identity ("user")`.execute(db);
  await sql`
    create table oidc_attempt (
      state_hash bytea primary key,
      nonce text not null,
      verifier text not null,
      back text not null,
      created_at timestamptz(3) not null default now()
    )`.execute(db);
}
