import type { JobAnswer } from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';

/** A kind of work that outlives its request. Its handler is given to the workers (see createJobs.ts). */
export type JobKind =
  | 'importPreview'
  | 'import'
  | 'importUndo'
  | 'bulk'
  | 'merge'
  | 'duplicates'
  | 'poolRun'
  | 'leave'
  | 'reindex'
  | 'formulas'
  | 'fieldPurge'
  | 'fileSweep'
  | 'upkeep'
  | 'fileText'
  | 'clockwork'
  | 'dateRules';

export interface NewJob {
  kind: JobKind;
  /** Name of the module it works on. */
  module: string | null;
  /** What the handler needs to know; plain JSON. */
  payload: unknown;
  /** How many steps there will be, where it is known already. */
  total?: number;
}

/** What mass work is asked to do: `POST /api/{path}/bulk`. */
export interface BulkRequest {
  ids?: unknown;
  where?: unknown;
  /** With `where`: text search. */
  q?: unknown;
  action?: unknown;
  values?: unknown;
}

/**
 * Long work with progress. A job belongs to the user who started it: nobody else sees it, unless a role of theirs has
 * the function `audit`: then that it is there and how it goes, not which records it came upon. Refusals are thrown as ProblemError.
 */
export interface JobService {
  /** Puts a job into the queue, in the transaction `within`: it exists if and only if that commits. */
  enqueue(session: Session, job: NewJob, within?: Executor): Promise<{ id: number }>;
  /** @throws ProblemError notFound when there is no such job for this caller */
  get(session: Session, id: number): Promise<JobAnswer>;
  /** The caller's own jobs, newest first. */
  mine(session: Session, limit?: number): Promise<JobAnswer[]>;
  /** Stops a job after the batch it is at; what is done stays done. @throws ProblemError state when it has ended; forbidden for who only keeps watch */
  cancel(session: Session, id: number): Promise<JobAnswer>;
  /** Takes an import back, as a job of its own. @throws ProblemError state when there is nothing to take back (any more) */
  undo(session: Session, id: number): Promise<{ id: number }>;
  /** Changes many records as a job. @throws ProblemError forbidden without the right `bulk`, malformed or invalid for a wrong request */
  bulk(session: Session, module: string, request: BulkRequest): Promise<{ id: number }>;
}
