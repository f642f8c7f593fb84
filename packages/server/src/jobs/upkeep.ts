import type { Registry } from '@gejie/core';
import type { Database } from '../database/connection.ts';
import { keepUpAlone } from '../database/keepUp.ts';
import type { JobHandler } from './jobHandler.ts';
import { lastNight } from './lastNight.ts';
import type { Timed } from './timetable.ts';

interface Needs {
  database: Database;
  company: { profile(): Promise<{ timeZone: string }> };
  registry(): Registry;
  clock(): Date;
}

/** Every night the tables are prepared for what comes, as at each start: a server may run for years. */
export function upkeep({ database, company, registry, clock }: Needs): {
  handler: JobHandler<unknown, never>;
  timed: Timed;
} {
  return {
    handler: {
      async run() {
        await keepUpAlone(database, registry(), clock());
        return {};
      },
    },
    timed: { kind: 'upkeep', lastDue: async (now) => lastNight(now, (await company.profile()).timeZone, 2) },
  };
}
