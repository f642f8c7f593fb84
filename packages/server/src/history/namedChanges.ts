import type { HistoryEntry, Module, ModuleField } from '@gejie/core';
import { elevated } from '../access/elevation.ts';
import type { Executor } from '../database/connection.ts';
import type { Changes } from '../database/events/events.ts';
import type { ReadContext } from '../reading/readContext.ts';
import { readContext } from '../reading/readContext.ts';
import { filesAmong, named, referenceNames } from './history.ts';

/** Of each of many writes, its changes with the names that references go by now, whoever may see them: for what is kept for good. */
export async function namedChanges(
  db: Executor,
  module: Module,
  writes: readonly Changes[],
  context: ReadContext,
): Promise<HistoryEntry['changes'][]> {
  const full = readContext(
    elevated(context.session, 'operation log'),
    context.registry as Parameters<typeof readContext>[1],
    context.filters.now,
  );
  const told = writes.map((changes) =>
    Object.entries(changes).flatMap(([name, pair]) => {
      const field = module.fields.get(name);
      return field ? [{ field, pair }] : [];
    }),
  );
  const values = told.flat().flatMap(({ field, pair }) => pair.map((value) => ({ field, value })));
  const names = await referenceNames(db, values, full);
  const files = await filesAmong(db, values);
  // A file may be gone long before the log is: its name stays.
  const worded = (field: ModuleField, value: unknown) =>
    field.type.holdsFiles ? (files.get(value as number)?.name ?? value) : named(field, value, names);
  return told.map((changes) =>
    changes.map(({ field, pair: [from, to] }) => ({
      field: field.name,
      from: worded(field, from),
      to: worded(field, to),
    })),
  );
}
