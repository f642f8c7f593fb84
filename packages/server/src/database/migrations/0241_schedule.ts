import { type Kysely, sql } from 'kysely';

/** What runs by the clock: the latest moment it was due for. Its jobs are nobody's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table schedule (
      name text primary key,
      due timestamptz(3) not null
    )`.execute(db);
  await sql`create index job_by_kind on job (kind, id) where owner is null`.execute(db);
}
