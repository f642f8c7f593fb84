import { setTimeout as delay } from 'node:timers/promises';
import type { Executor } from '../database/connection.ts';
import { jobRow } from '../database/jobs/jobRows.ts';

/** Milliseconds. */
const longest = 2000;
const between = 25;

/**
 * Waits until a job has ended, for two seconds at most: a program that reads on at once sees what it asked for, unless that
 * was much.
 */
export async function endedSoon(db: Executor, id: number): Promise<void> {
  const until = performance.now() + longest;
  while (performance.now() < until) {
    const { state = 'done' } = (await jobRow(db, id)) ?? {};
    if (state !== 'queued' && state !== 'running') return;
    await delay(between);
  }
}
