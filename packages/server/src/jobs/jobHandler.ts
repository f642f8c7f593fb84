import type { Session } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';
import type { FailureRow } from '../database/jobs/failureRows.ts';
import type { JobProgress } from '../database/jobs/jobRows.ts';

/** What a step of a job has done, committed together with the work itself. */
export interface Step extends JobProgress {
  failures?: readonly FailureRow[];
}

/** One attempt at a job. */
export interface JobRun<Payload, Position> {
  id: number;
  /** Whoever started it, with the rights that person has now; for what runs by the clock, the system. */
  session: Session;
  module: string;
  payload: Payload;
  /** Where an earlier attempt stopped; null at the beginning. */
  position: Position | null;
  /** Counted so far, by this and earlier attempts. */
  done: number;
  /** Aborted when the server stops or somebody else has taken the job over. */
  signal: AbortSignal;
  /**
   * Does a part of the work in one transaction with its progress: after a crash the next attempt goes on behind it.
   * @throws JobStopped when the job was cancelled, taken over, or the server stops; leave it to pass
   */
  step(work: (tx: Executor) => Promise<Step>): Promise<void>;
}

/** What comes of a job that has run to its end or was cancelled. */
export interface JobOutcome {
  /** What `GET /api/jobs/{id}` answers as `result`. */
  result?: unknown;
}

/** Does the jobs of one kind. */
export interface JobHandler<Payload, Position> {
  /** Goes on at `run.position`. A ProblemError ends the job as failed; any other error is tried again. */
  run(run: JobRun<Payload, Position>): Promise<JobOutcome>;
  /** Head of the file with the rows that failed; their cells stand under it, with the reasons in a last column. */
  failureHead?(run: JobRun<Payload, Position>): Promise<FailureHead>;
  /** Clears up what only the work needed, after the job has ended, however it did. */
  end?(payload: Payload): Promise<void>;
}

export interface FailureHead {
  /** Without extension. */
  fileName: string;
  format: 'csv' | 'xlsx';
  columns: string[];
}

/** Ends an attempt from within; not an error of the job. */
export class JobStopped extends Error {
  readonly why: 'cancelled' | 'superseded' | 'shutdown';

  constructor(why: JobStopped['why']) {
    super(why);
    this.name = 'JobStopped';
    this.why = why;
  }
}
