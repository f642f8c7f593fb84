import type { Registry } from '@gejie/core';
import type { Database } from '../database/connection.ts';
import { keepUpAlone } from '../database/keepUp.ts';
import { forgetFiredReminders } from '../database/reminders/reminderRows.ts';
import { deleteOldShares } from '../database/sharing/shareRows.ts';
import type { JobHandler } from './jobHandler.ts';
import { lastNight } from './lastNight.ts';
import type { Timed } from './timetable.ts';

interface Needs {
  database: Database;
  company: { profile(): Promise<{ timeZone: string }> };
  registry(): Registry;
  clock(): Date;
}

/**
 * Every night the tables are prepared for what comes, as at each start: a server may run for years. And what nobody asks
 * about any more is forgotten.
 */
export function upkeep({ database, company, registry, clock }: Needs): {
  handler: JobHandler<unknown, never>;
  timed: Timed;
} {
  return {
    handler: {
      async run() {
        await keepUpAlone(database, registry(), clock());
        await forgetFiredReminders(database.kysely, clock());
        await deleteOldShares(database.kysely, clock());
        return {};
      },
    },
    timed: { kind: 'upkeep', lastDue: async (now) => lastNight(now, (await company.profile()).timeZone, 2) },
  };
}
