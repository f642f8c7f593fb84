import { type Kysely, sql } from 'kysely';

/** Tables that are not modules: ids, history, names of purged records, fields added by administrators. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db);
  await sql`create sequence if not exists record_id`.execute(db);
  await sql`
    create table event (
      id bigint generated always as identity,
      at timestamptz(3) not null,
      actor bigint,
      way text not null,
      elevation text,
      job bigint,
      module text not null,
      record bigint not null,
      kind text not null,
      version integer,
      changes jsonb,
      detail jsonb,
      primary key (record, id, at)
    ) partition by range (at)`.execute(db);
  await sql`create index event_by_job on event (job, id) where job is not null`.execute(db);
  await sql`create index event_by_time on event using brin (at)`.execute(db);
  await sql`create table event_default partition of event default`.execute(db);
  await sql`
    create table tombstone (
      record bigint primary key,
      module text not null,
      label text not null,
      purged_at timestamptz(3) not null default now()
    )`.execute(db);
  await sql`
    create table custom_field (
      module text not null,
      name text not null,
      definition jsonb not null,
      deleted_at timestamptz(3),
      primary key (module, name)
    )`.execute(db);
}
