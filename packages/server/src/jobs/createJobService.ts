import type { JobAnswer, Registry } from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { Database, Executor } from '../database/connection.ts';
import {
  insertJob,
  type JobRow,
  jobRow,
  jobsOf,
  markUndone,
  requestCancel,
} from '../database/jobs/jobRows.ts';
import { forbidden, notFound, ProblemError } from '../problem.ts';
import { type Assignment, assignees } from './bulk/assignment.ts';
import { type BulkTask, bulkTask } from './bulk/bulkTask.ts';
import { jobAnswer } from './jobAnswer.ts';
import { logStart } from './jobLog.ts';
import type { JobQueue, Lane } from './jobQueue.ts';
import type { JobKind, JobService, NewJob } from './jobService.ts';

export interface JobServiceDependencies {
  database: Database;
  queue: Pick<JobQueue, 'add'>;
  registry(): Registry;
}

const lanes: Record<JobKind, Lane> = {
  importPreview: 'short',
  import: 'long',
  importUndo: 'long',
  bulk: 'long',
  merge: 'short',
  duplicates: 'long',
  poolRun: 'long',
  leave: 'long',
  reindex: 'long',
  formulas: 'long',
  fieldPurge: 'short',
  fileSweep: 'long',
  upkeep: 'long',
  fileText: 'long',
  clockwork: 'long',
  dateRules: 'long',
};
const mostListed = 200;
const usuallyListed = 50;

/** See {@link JobService}. */
export function createJobService({ database, queue, registry }: JobServiceDependencies): JobService {
  const answer = (row: JobRow, session: Session) => jobAnswer(row, registry(), session.language);

  async function enqueueIn(tx: Executor, session: Session, job: NewJob): Promise<{ id: number }> {
    const id = await insertJob(tx, {
      kind: job.kind,
      module: job.module,
      owner: session.user?.id ?? null,
      way: job.kind === 'import' ? 'import' : session.way,
      language: session.language,
      scopes: session.scopes,
      payload: job.payload,
      total: job.total ?? 0,
    });
    await queue.add(lanes[job.kind], id, tx);
    await logStart(tx, session, id, job);
    return { id };
  }

  const isOwn = ({ owner }: JobRow, { user }: Session) => user !== null && owner === user.id;

  /** Jobs of others do not exist, but for who keeps watch. */
  async function known(session: Session, id: number): Promise<JobRow> {
    const row = await jobRow(database.kysely, id);
    if (!row || !(isOwn(row, session) || session.functions.has('audit'))) throw notFound();
    return row;
  }

  /** Whoever keeps watch sees that there is a job, not which records it came upon. */
  function told(row: JobRow, session: Session): JobAnswer {
    const whole = answer(row, session);
    return isOwn(row, session) || session.functions.has('settings') ? whole : { ...whole, result: null };
  }

  /** A job that the caller may stop: keeping watch is not enough. */
  async function own(session: Session, id: number): Promise<JobRow> {
    const row = await known(session, id);
    if (!isOwn(row, session) && !session.functions.has('settings')) throw forbidden();
    return row;
  }

  return {
    enqueue: (session, job, within) =>
      within ? enqueueIn(within, session, job) : database.transaction((tx) => enqueueIn(tx, session, job)),

    get: async (session, id) => told(await known(session, id), session),

    async mine(session, limit = usuallyListed) {
      if (!session.user) return [];
      const rows = await jobsOf(database.kysely, session.user.id, Math.min(Math.max(limit, 1), mostListed));
      return rows.map((row) => answer(row, session));
    },

    async cancel(session, id) {
      const { state } = await own(session, id);
      if (state !== 'queued' && state !== 'running')
        throw new ProblemError('state', { zh: '任务已经结束', en: 'The job has ended already' });
      await requestCancel(database.kysely, id);
      return told(await known(session, id), session);
    },

    async undo(session, id) {
      const row = await own(session, id);
      if (row.kind !== 'import' || row.owner !== session.user?.id) throw nothingToUndo();
      if (row.state === 'queued' || row.state === 'running')
        throw new ProblemError('state', { zh: '导入仍在进行', en: 'The import is still running' });
      if (row.created + row.updated === 0) throw nothingToUndo();
      return database.transaction(async (tx) => {
        const total = row.created + row.updated;
        const job = await enqueueIn(tx, session, {
          kind: 'importUndo',
          module: row.module,
          payload: { job: id },
          total,
        });
        if (!(await markUndone(tx, id, job.id)))
          throw new ProblemError('state', {
            zh: '此导入已撤回',
            en: 'This import has been taken back already',
          });
        return job;
      });
    },

    async bulk(session, module, request) {
      const task: BulkTask = bulkTask(session, registry().module(module), request, registry());
      if (task.action === 'assign') await assignees(database.kysely, task.values as Assignment);
      const total = 'ids' in task.target ? task.target.ids.length : 0;
      return this.enqueue(session, { kind: 'bulk', module, payload: task, total });
    },
  };
}

function nothingToUndo(): ProblemError {
  return new ProblemError('state', { zh: '没有可撤回的内容', en: 'There is nothing to take back' });
}
