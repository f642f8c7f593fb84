import type { JobHandler } from '../jobs/jobHandler.ts';
import { refreshFormulas } from '../records/refreshFormulas.ts';
import type { LiveRegistry } from './liveRegistry.ts';
import { overRecords } from './overRecords.ts';

/** Works out the formulas of a module's records anew, after one of them has been added or changed. */
export function formulasHandler(live: LiveRegistry): JobHandler<unknown, { after: number }> {
  return overRecords(live, refreshFormulas);
}
