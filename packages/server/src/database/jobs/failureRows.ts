import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** A row a job could not do, and why. */
export interface FailureRow {
  /** Its number in the file, or the id of the record. */
  row: number;
  cells: string[];
  /** For people, in the language of whoever started the job. */
  reasons: string[];
}

export async function insertFailures(
  db: Executor,
  job: number,
  failures: readonly FailureRow[],
): Promise<void> {
  if (failures.length === 0) return;
  await sql`
    insert into job_failure (job, row, cells, reasons)
    select ${job}, f.row, f.cells, array(select jsonb_array_elements_text(f.reasons))
    from jsonb_to_recordset(${JSON.stringify(failures)}::jsonb) as f(row bigint, cells jsonb, reasons jsonb)
    on conflict (job, row) do update set reasons = job_failure.reasons || excluded.reasons`.execute(db);
}

/** The failures of a job in the order of the rows, a page at a time. */
export async function* failuresOf(db: Executor, job: number, pageSize = 1000): AsyncGenerator<FailureRow> {
  let last = -1;
  for (;;) {
    const { rows } = await sql<FailureRow>`
      select row, cells, reasons from job_failure
      where job = ${job} and row > ${last} order by row limit ${pageSize}`.execute(db);
    yield* rows;
    if (rows.length < pageSize) return;
    last = rows.at(-1)?.row ?? last;
  }
}

export async function dropFailures(db: Executor, job: number): Promise<void> {
  await sql`delete from job_failure where job = ${job}`.execute(db);
}
