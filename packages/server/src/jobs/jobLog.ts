import type { AuditKind } from '@gejie/modules';
import type { Session } from '../access/session.ts';
import { append } from '../audit/operationLog.ts';
import type { Executor } from '../database/connection.ts';
import { jobRow } from '../database/jobs/jobRows.ts';
import type { JobKind, NewJob } from './jobService.ts';

/** What the operation log calls each kind of work; null: nothing is changed by it. */
const kinds: Record<JobKind, AuditKind | null> = {
  importPreview: null,
  import: 'import',
  importUndo: 'import.undone',
  bulk: 'bulk',
  // It is told of in its own words, when it is done.
  merge: null,
  duplicates: null,
  poolRun: null,
  leave: 'user.left',
  reindex: null,
  formulas: null,
  fieldPurge: null,
  fileSweep: null,
  upkeep: null,
  fileText: null,
  // What it does stands in the history of the records.
  clockwork: null,
  dateRules: null,
};

/** Tells the operation log what somebody has asked for, in the transaction that puts it into the queue. */
export async function logStart(
  tx: Executor,
  session: Session,
  id: number,
  { kind, module, payload, total }: NewJob,
): Promise<void> {
  const told = kinds[kind];
  if (!told) return;
  const detail = { ...(payload as Record<string, unknown>), ...(total ? { total } : {}) };
  await append(tx, {
    session: { ...session, job: id },
    kind: told,
    ...(module === null ? {} : { module }),
    detail,
  });
}

/** Tells the operation log what became of it, in the transaction that ends the job. */
export async function logEnd(tx: Executor, session: Session | null, id: number): Promise<void> {
  const row = await jobRow(tx, id);
  const told = row && kinds[row.kind as JobKind];
  if (!row || !told) return;
  const { state, done, created, updated, skipped, failed } = row;
  await append(tx, {
    session,
    kind: 'job.ended',
    ...(row.module === null ? {} : { module: row.module }),
    detail: { of: told, job: id, state, done, created, updated, skipped, failed },
  });
}
