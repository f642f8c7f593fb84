import { type Kysely, sql } from 'kysely';

/** Long work, how far it is, and the rows it could not do. What waits to be done stands in pg-boss's own schema. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table job (
      id bigint generated always as identity primary key,
      kind text not null,
      module text,
      owner bigint,
      way text not null,
      language text not null,
      scopes text[],
      payload jsonb not null,
      state text not null default 'queued',
      position jsonb,
      done integer not null default 0,
      total integer not null default 0,
      created integer not null default 0,
      updated integer not null default 0,
      skipped integer not null default 0,
      failed integer not null default 0,
      failed_rows bigint references stored_file on delete set null,
      result jsonb,
      error jsonb,
      cancel_requested boolean not null default false,
      undone_by bigint,
      attempt integer not null default 0,
      stalls integer not null default 0,
      created_at timestamptz(3) not null default now(),
      finished_at timestamptz(3)
    )`.execute(db);
  await sql`create index job_by_owner on job (owner, id)`.execute(db);
  await sql`
    create table job_failure (
      job bigint not null references job on delete cascade,
      row bigint not null,
      cells jsonb not null,
      reasons text[] not null,
      primary key (job, row)
    )`.execute(db);
}
