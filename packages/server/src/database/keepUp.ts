import type { Registry } from '@gejie/core';
import type { Database } from './connection.ts';
import { prepareEventPartitions } from './events/events.ts';
import { underSchemaLock } from './migrate.ts';
import { partLargeModules } from './search/searchParts.ts';

/** What of the tables grows with time or records: parts for the next months of history, and for modules grown large. */
export async function keepUp(database: Database, registry: Registry, now: Date): Promise<void> {
  await database.transaction((tx) => prepareEventPartitions(tx, now));
  await database.transaction((tx) => partLargeModules(tx, registry));
}

/** The same at any time, alone among all processes. */
export function keepUpAlone(database: Database, registry: Registry, now: Date): Promise<void> {
  return underSchemaLock(database, () => keepUp(database, registry, now));
}
