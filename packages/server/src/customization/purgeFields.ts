import type { Database } from '../database/connection.ts';
import { changeTable } from '../database/customization/changeTable.ts';
import { fieldsDeletedBefore, forgetField } from '../database/customization/customFieldRows.ts';
import { tellCustomized } from '../database/customization/customizationSignal.ts';
import { dropColumn } from '../database/customization/fieldColumns.ts';
import type { JobHandler } from '../jobs/jobHandler.ts';
import { lastNight } from '../jobs/lastNight.ts';
import type { Timed } from '../jobs/timetable.ts';
import { restorableDays } from './describeFields.ts';
import type { SchemaTurns } from './schemaTurns.ts';

interface Needs {
  database: Database;
  turns: SchemaTurns;
  company: { facts(): Promise<{ timeZone: string }> };
  clock(): Date;
}

const day = 86_400_000;

/** Every night the fields that were deleted longer ago than they can be restored go for good, with their values. */
export function fieldPurge(needs: Needs): { handler: JobHandler<unknown, never>; timed: Timed } {
  return {
    handler: {
      async run() {
        return { result: { fields: await purgeFields(needs) } };
      },
    },
    timed: {
      kind: 'fieldPurge',
      lastDue: async (now) => lastNight(now, (await needs.company.facts()).timeZone, 3),
    },
  };
}

/** @returns `module.name` of those that are gone */
async function purgeFields({ database, turns, clock }: Needs): Promise<string[]> {
  const gone: string[] = [];
  await turns.take(async (registry) => {
    const before = new Date(clock().getTime() - restorableDays * day);
    for (const { module: name, name: field } of await fieldsDeletedBefore(database.kysely, before)) {
      const module = registry.modules.find((one) => one.name === name);
      await changeTable(database, async (tx) => {
        if (module) await dropColumn(tx, module, field);
        await forgetField(tx, name, field);
        await tellCustomized(tx);
      });
      gone.push(`${name}.${field}`);
    }
  });
  return gone;
}
