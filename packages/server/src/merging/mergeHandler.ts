import type { JobHandler } from '../jobs/jobHandler.ts';
import type { MergeRequest, MergeResult } from '../records/mergeRecords.ts';
import type { RecordService } from '../records/recordService.ts';

/** Done, with what came of it: behind it nothing is left to do. */
type Position = { merged: MergeResult };

/** Makes one record of several, all of it in one transaction with the job's progress. */
export function mergeHandler(records: RecordService): JobHandler<MergeRequest, Position> {
  return {
    async run(run) {
      const { session, module, payload } = run;
      if (!run.position) {
        await run.step(async (tx) => {
          const merged = await records.merge(session, module, payload, tx);
          const count = payload.from.length;
          return { position: { merged }, done: count, total: count, updated: count };
        });
      }
      return { result: run.position?.merged };
    },
  };
}
