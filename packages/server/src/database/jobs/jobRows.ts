import type { JobState } from '@gejie/core';
import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface NewJobRow {
  kind: string;
  module: string | null;
  owner: number | null;
  way: string;
  language: string;
  scopes: readonly string[] | null;
  payload: unknown;
  total: number;
}

export interface JobRow extends Omit<NewJobRow, 'scopes'> {
  id: number;
  scopes: string[] | null;
  state: JobState;
  position: unknown;
  done: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  failedRows: { id: number; name: string } | null;
  result: unknown;
  error: { zh: string; en: string } | null;
  cancelRequested: boolean;
  undoneBy: number | null;
  attempt: number;
  stalls: number;
  createdAt: string;
  finishedAt: string | null;
}

export async function insertJob(db: Executor, job: NewJobRow): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into job (kind, module, owner, way, language, scopes, payload, total)
    values (${job.kind}, ${job.module}, ${job.owner}, ${job.way}, ${job.language}, ${job.scopes}::text[],
      ${JSON.stringify(job.payload)}::jsonb, ${job.total})
    returning id`.execute(db);
  return (rows[0] as { id: number }).id;
}

const columns: RawBuilder<JobRow> = sql`j.id, j.kind, j.module, j.owner, j.way, j.language, j.scopes, j.payload, j.state, j.position,
  j.done, j.total, j.created, j.updated, j.skipped, j.failed, j.result, j.error, j.attempt, j.stalls,
  j.cancel_requested as "cancelRequested", j.undone_by as "undoneBy", j.created_at as "createdAt",
  j.finished_at as "finishedAt",
  (select jsonb_build_object('id', f.id, 'name', f.name) from stored_file f where f.id = j.failed_rows) as "failedRows"`;

export async function jobRow(db: Executor, id: number): Promise<JobRow | null> {
  const { rows } = await sql<JobRow>`select ${columns} from job j where j.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Jobs of a user, latest first. */
export async function jobsOf(db: Executor, owner: number, limit: number): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`
    select ${columns} from job j where j.owner = ${owner} order by j.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Jobs of a kind that nobody in particular started, latest first. */
export async function timedJobs(db: Executor, kind: string, limit: number): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`
    select ${columns} from job j where j.kind = ${kind} and j.owner is null order by j.id desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

/**
 * Takes a job for an attempt of its own; what an earlier attempt may still be at can't be committed from now on.
 * @returns null when it has ended already
 */
export async function claimJob(db: Executor, id: number): Promise<JobRow | null> {
  const { rows } = await sql<JobRow>`
    update job j set state = 'running', attempt = attempt + 1, stalls = stalls + 1
    where id = ${id} and state in ('queued', 'running') returning ${columns}`.execute(db);
  return rows[0] ?? null;
}

/** Whether a job of a kind that runs by the clock waits to be taken; nobody takes it until this transaction ends. */
export async function holdQueued(tx: Executor, kind: string): Promise<boolean> {
  const { rows } = await sql`
    select id from job where kind = ${kind} and state = 'queued' and owner is null limit 1 for share`.execute(
    tx,
  );
  return rows.length > 0;
}

/** What a step of a job adds to it. */
export interface JobProgress {
  /** Where the next step begins. */
  position: unknown;
  /** Steps of the whole that are done now, not only by this step. */
  done?: number;
  total?: number;
  created?: number;
  updated?: number;
  skipped?: number;
  failed?: number;
}

/**
 * Notes the progress of an attempt, in the transaction of the work itself.
 * @returns null when the job has been taken over or ended: the work must not be committed
 */
export async function advanceJob(
  db: Executor,
  { id, attempt }: { id: number; attempt: number },
  progress: JobProgress,
): Promise<{ cancelRequested: boolean } | null> {
  const { position, done, total, created = 0, updated = 0, skipped = 0, failed = 0 } = progress;
  const { rows } = await sql<{ cancelRequested: boolean }>`
    update job set position = ${JSON.stringify(position)}::jsonb, stalls = 0,
      done = coalesce(${done ?? null}::integer, done), total = coalesce(${total ?? null}::integer, total),
      created = created + ${created}, updated = updated + ${updated}, skipped = skipped + ${skipped},
      failed = failed + ${failed}
    where id = ${id} and attempt = ${attempt} and state = 'running'
    returning cancel_requested as "cancelRequested"`.execute(db);
  return rows[0] ?? null;
}

/** How a job ends. */
export interface JobEnd {
  state: 'done' | 'failed' | 'cancelled';
  result?: unknown;
  error?: { zh: string; en: string };
  failedRows?: number | null;
}

/** @returns whether the attempt was still the one to end it */
export async function finishJob(
  db: Executor,
  { id, attempt }: { id: number; attempt: number },
  end: JobEnd,
): Promise<boolean> {
  const { rows } = await sql`
    update job set state = ${end.state}, finished_at = now(),
      result = ${end.result === undefined ? null : JSON.stringify(end.result)}::jsonb,
      error = ${end.error ? JSON.stringify(end.error) : null}::jsonb,
      failed_rows = ${end.failedRows ?? null}
    where id = ${id} and attempt = ${attempt} and state = 'running' returning id`.execute(db);
  return rows.length > 0;
}

/** Asks a job to stop; one that has not begun stops at once. */
export async function requestCancel(db: Executor, id: number): Promise<void> {
  await sql`
    update job set cancel_requested = true,
      state = case state when 'queued' then 'cancelled' else state end,
      finished_at = case state when 'queued' then now() end
    where id = ${id} and state in ('queued', 'running')`.execute(db);
}

/**
 * Notes which job takes another back. One that broke off, or was cancelled, may be followed by another.
 * @returns false when the job is taken back already, or is about to be
 */
export async function markUndone(db: Executor, id: number, by: number): Promise<boolean> {
  const { rows } = await sql`
    update job j set undone_by = ${by}
    where id = ${id} and (undone_by is null
      or exists (select from job u where u.id = j.undone_by and u.state in ('cancelled', 'failed')))
    returning id`.execute(db);
  return rows.length > 0;
}
