import type { Module } from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';
import type { JobService } from '../jobs/jobService.ts';

/** Lets a job write anew what all records of a module have: their search entries, their formulas. */
export async function rewriteAll(
  jobs: JobService,
  tx: Executor,
  session: Session,
  module: Module,
  kind: 'reindex' | 'formulas',
): Promise<void> {
  await jobs.enqueue(session, { kind, module: module.name, payload: {} }, tx);
}
