import { systemSession } from '../access/elevation.ts';
import type { TestApplication } from '../application.fixture.ts';
import type { JobRun } from '../jobs/jobHandler.ts';
import { product } from '../product.ts';
import { clockwork } from './clockwork.ts';

/** The hour strikes in a process: what it would do then, without waiting for a worker. */
export async function strike({ services }: Pick<TestApplication, 'services'>): Promise<unknown> {
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
