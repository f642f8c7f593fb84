import type { Registry } from '@gejie/core';
import type { SessionLoader } from '../access/loadSession.ts';
import type { Session, Way } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { databaseFailure } from '../database/databaseErrors.ts';
import { dropFailures, insertFailures } from '../database/jobs/failureRows.ts';
import { advanceJob, claimJob, finishJob, type JobEnd, type JobRow } from '../database/jobs/jobRows.ts';
import { retryTransaction } from '../database/retryTransaction.ts';
import { ProblemError } from '../problem.ts';
import { type FailureFiles, keepFailures } from './failureFile.ts';
import { type JobHandler, type JobRun, JobStopped } from './jobHandler.ts';
import { logEnd } from './jobLog.ts';

export interface RunnerDependencies {
  database: Database;
  sessions: Pick<SessionLoader, 'sessionOf' | 'systemSession'>;
  files: FailureFiles;
  registry(): Registry;
  handlers: ReadonlyMap<string, JobHandler<unknown, unknown>>;
  /** Faults of ours go to the log; the user is told only that there was one. */
  onFault(error: unknown, job: number): void;
}

/** Attempts in a row that may end without any progress (a crash, a fault) before a job is given up. */
const mostStalls = 4;

const interrupted = {
  zh: '任务多次中断，已停止；请联系管理员',
  en: 'The job broke off several times and was stopped; please tell your administrator',
};
const userLeft = { zh: '发起人已停用', en: 'Whoever started it is no longer active' };

/**
 * Makes an attempt at a job, from where the last one stopped.
 * @throws what should bring the job back later: the database out of reach, a fault that may pass
 */
export async function runJob(needs: RunnerDependencies, id: number, signal: AbortSignal): Promise<void> {
  const row = await claimJob(needs.database.kysely, id);
  if (!row) return;
  const handler = needs.handlers.get(row.kind);
  if (!handler) throw new Error(`Nothing handles jobs of the kind ${row.kind}`);
  const session = await sessionOf(needs, row);
  const end = session ? await attempted(needs, handler, attempt(needs, row, session, signal), row) : left;
  if (!end) return;
  const ended = await needs.database.transaction(async (tx) => {
    const finished = await finishJob(tx, row, end);
    // The file has them now; until this is committed a further attempt must find them.
    if (finished) {
      await dropFailures(tx, row.id);
      await logEnd(tx, session, row.id);
    }
    return finished;
  });
  if (ended) await handler.end?.(row.payload);
}

/** @returns null when the job is no longer this attempt's to end */
async function attempted(
  needs: RunnerDependencies,
  handler: JobHandler<unknown, unknown>,
  run: JobRun<unknown, unknown>,
  row: JobRow,
): Promise<JobEnd | null> {
  const end = row.stalls > mostStalls ? gaveUp : await outcomeOf(needs, handler, run, row);
  return end && { ...end, failedRows: await failureFile(needs, handler, run, row) };
}

/** The file with the failed rows; a job that is given up must end also without it. */
async function failureFile(
  { database, files, onFault }: RunnerDependencies,
  handler: JobHandler<unknown, unknown>,
  run: JobRun<unknown, unknown>,
  row: JobRow,
): Promise<number | null> {
  try {
    return await keepFailures(database.kysely, files, handler, run);
  } catch (error) {
    if (!(error instanceof ProblemError) && row.stalls <= mostStalls) throw error;
    onFault(error, row.id);
    return null;
  }
}

const left: JobEnd = { state: 'failed', error: userLeft };
const gaveUp: JobEnd = { state: 'failed', error: interrupted };

/** @returns null when the job is no longer this attempt's to end */
async function outcomeOf(
  needs: RunnerDependencies,
  handler: JobHandler<unknown, unknown>,
  run: JobRun<unknown, unknown>,
  row: JobRow,
): Promise<JobEnd | null> {
  try {
    if (row.cancelRequested) return { state: 'cancelled' };
    const { result } = await handler.run(run);
    return { state: 'done', result };
  } catch (error) {
    if (error instanceof JobStopped) {
      if (error.why === 'cancelled') return { state: 'cancelled' };
      if (error.why === 'superseded') return null;
      throw error;
    }
    if (error instanceof ProblemError) return { state: 'failed', error: problemText(error) };
    if (databaseFailure(error) !== 'unavailable') needs.onFault(error, row.id);
    throw error;
  }
}

function problemText(error: ProblemError): { zh: string; en: string } {
  return { zh: error.detail.zh, en: error.detail.en };
}

function sessionOf({ sessions }: RunnerDependencies, row: JobRow): Promise<Session | null> {
  // Nobody's: what runs by the clock.
  if (row.owner === null) return sessions.systemSession(row.kind, row.id);
  return sessions.sessionOf(row.owner, {
    way: row.way as Way,
    language: row.language === 'en' ? 'en' : 'zh-CN',
    job: row.id,
    scopes: row.scopes,
  });
}

function attempt(
  { database }: RunnerDependencies,
  row: JobRow,
  session: Session,
  signal: AbortSignal,
): JobRun<unknown, unknown> {
  const run: JobRun<unknown, unknown> = {
    id: row.id,
    session,
    module: row.module ?? '',
    payload: row.payload,
    position: row.position,
    done: row.done,
    signal,
    async step(work) {
      if (signal.aborted) throw new JobStopped('shutdown');
      const { answer, step } = await retryTransaction(database, async (tx) => {
        const step = await work(tx);
        await insertFailures(tx, row.id, step.failures ?? []);
        const answer = await advanceJob(tx, row, step);
        if (!answer) throw new JobStopped('superseded');
        return { answer, step };
      });
      run.position = step.position;
      run.done = step.done ?? run.done;
      if (answer.cancelRequested) throw new JobStopped('cancelled');
    },
  };
  return run;
}
