import { setTimeout as delay } from 'node:timers/promises';
import type { HttpClient } from './http.ts';

export interface Job {
  state: string;
  total: number | null;
  done: number;
  updated: number;
  failed: number;
  result: unknown;
}

/** Starts a job and waits for its end. @throws Error when it fails */
export async function timedJob(
  client: HttpClient,
  { path, body }: { path: string; body?: object },
): Promise<{ job: Job; seconds: number }> {
  const start = performance.now();
  const { text } = await client.expect({ method: 'POST', path, body: body ?? {} });
  const { job: id } = JSON.parse(text) as { job: number };
  const job = await endOf(client, id);
  return { job, seconds: (performance.now() - start) / 1000 };
}

/** Waits for the end of a job. @throws Error when it fails */
export async function endOf(client: HttpClient, id: number): Promise<Job> {
  for (;;) {
    const job = JSON.parse((await client.expect({ method: 'GET', path: `/api/jobs/${id}` })).text) as Job;
    if (job.state === 'failed') throw new Error(JSON.stringify(job));
    if (job.state === 'done') return job;
    await delay(20);
  }
}
