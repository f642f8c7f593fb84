import type { Database } from '../database/connection.ts';
import type { JobHandler } from '../jobs/jobHandler.ts';
import type { JobService } from '../jobs/jobService.ts';
import type { Timed } from '../jobs/timetable.ts';
import type { RecordService } from '../records/recordService.ts';
import { FieldWorkshop } from './fieldWorkshop.ts';
import { FormulaChecks } from './formulaChecks.ts';
import { formulasHandler } from './formulasHandler.ts';
import type { IndexWishes } from './indexWishes.ts';
import { LayoutWorkshop } from './layoutWorkshop.ts';
import type { LiveRegistry } from './liveRegistry.ts';
import { fieldPurge } from './purgeFields.ts';
import { reindexHandler } from './reindexHandler.ts';
import { SchemaTurns } from './schemaTurns.ts';

interface Needs {
  database: Database;
  live: LiveRegistry;
  wishes: IndexWishes;
  jobs: JobService;
  records: Pick<RecordService, 'find'>;
  company: { facts(): Promise<{ timeZone: string }> };
  clock(): Date;
}

/** The parts with which administrators change modules, and what they run in the background. */
export function composeCustomization(needs: Needs): {
  services: { fieldWorkshop: FieldWorkshop; layoutWorkshop: LayoutWorkshop; formulaChecks: FormulaChecks };
  work: {
    formulas: JobHandler<never, never>;
    reindex: JobHandler<never, never>;
    fieldPurge: JobHandler<never, never>;
  };
  timed: Timed;
} {
  const turns = new SchemaTurns(needs.database, needs.live);
  const purge = fieldPurge({ ...needs, turns });
  return {
    services: {
      fieldWorkshop: new FieldWorkshop({ ...needs, turns }),
      layoutWorkshop: new LayoutWorkshop({ ...needs, turns }),
      formulaChecks: new FormulaChecks(needs),
    },
    work: {
      formulas: formulasHandler(needs.live) as JobHandler<never, never>,
      reindex: reindexHandler(needs.live) as JobHandler<never, never>,
      fieldPurge: purge.handler as JobHandler<never, never>,
    },
    timed: purge.timed,
  };
}
