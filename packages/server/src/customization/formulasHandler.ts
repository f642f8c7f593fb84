import type { JobHandler } from '../jobs/jobHandler.ts';
import { refreshFormulas } from '../records/refreshFormulas.ts';
import type { LiveRegistry } from './liveRegistry.ts';

const page = 500;

interface FormulasPosition {
  after: number;
}

/** Works out the formulas of a module's records anew, after one of them has been added or changed. */
export function formulasHandler(live: LiveRegistry): JobHandler<unknown, FormulasPosition> {
  return {
    async run(run) {
      // The change that asked for this is committed; this process may not have heard of it yet.
      await live.refresh();
      const module = live.now().module(run.module);
      let after = run.position?.after ?? 0;
      let done = run.done;
      let isOver = false;
      while (!isOver) {
        await run.step(async (tx) => {
          const { seen, last } = await refreshFormulas(tx, module, { after, limit: page });
          after = last ?? after;
          done += seen;
          isOver = seen < page;
          return { position: { after }, done };
        });
      }
      return {};
    },
  };
}
