import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';
import type { Changes } from '../events/events.ts';

/** What an import did to a record. */
export interface ImportedChange {
  /** The event. */
  id: number;
  record: number;
  kind: 'create' | 'update';
  changes: Changes | null;
  /** Somebody has changed, used or commented on what it made since. */
  touched: boolean;
}

/**
 * What a job did to the records of a module, latest first, without the later changes of records it had made itself and
 * without what effects did on their own.
 */
export async function importedChanges(
  db: Executor,
  job: number,
  module: string,
  before: number | null,
  limit: number,
): Promise<ImportedChange[]> {
  const { rows } = await sql<ImportedChange>`
    select e.id, e.record, e.kind, e.changes, e.kind = 'create' and ${isTouched(job)} as touched from event e
    where ${ofImport(job, module)} ${before === null ? sql`` : sql`and e.id < ${before}`}
    order by e.id desc limit ${limit}`.execute(db);
  return rows;
}

export async function countImportedChanges(db: Executor, job: number, module: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from event e where ${ofImport(job, module)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** What people do to a record, alone or by another job; not what the system does by itself. */
function isTouched(job: number): Sql {
  return sql`(
    exists (select from event later where later.record = e.record and later.id > e.id
      and later.job is distinct from ${job} and later.elevation is null
      and later.kind <> all('{create,delete,restore,purge}'::text[]))
    or exists (select from comment said where said.record = e.record))`;
}

function ofImport(job: number, module: string): Sql {
  return sql`e.job = ${job} and e.module = ${module} and e.elevation is null
    and (e.kind = 'create' or (e.kind = 'update' and not exists (
      select from event made where made.record = e.record and made.job = ${job} and made.kind = 'create')))`;
}
