import { sql } from 'kysely';
import { expect } from 'vitest';
import { systemSession } from '../access/elevation.ts';
import type { TestApplication } from '../application.fixture.ts';
import type { JobRun } from '../jobs/jobHandler.ts';
import { product } from '../product.ts';
import { clockwork } from './clockwork.ts';

/**
 * The hour strikes in a process: what it would do then, without waiting for a worker. The hour that was made up for when
 * the application started is over by then: it would count what the test makes next.
 */
export async function strike({ services }: Pick<TestApplication, 'services'>): Promise<unknown> {
  const { kysely } = services.database;
  const unfinished = sql`select 1 from job where kind = 'clockwork' and state in ('queued', 'running')`;
  await expect.poll(async () => (await unfinished.execute(kysely)).rows, { timeout: 30_000 }).toEqual([]);
  const { handler } = clockwork({
    records: services.records,
    sets: product.clockworkSets ?? [],
    onFault: (error) => {
      throw error;
    },
  });
  const run: JobRun<unknown, never> = {
    id: 0,
    session: systemSession(await services.company.facts(), 'clockwork'),
    module: '',
    payload: {},
    position: null,
    done: 0,
    signal: new AbortController().signal,
    async step(work) {
      const step = await work(services.database.kysely);
      run.position = step.position as never;
      run.done = step.done ?? run.done;
    },
  };
  return (await handler.run(run as never)).result;
}
