import { type Module, pointsById } from '@gejie/core';
import { eventsOf } from '../database/events/events.ts';
import { pointingIds } from '../database/write/writeRecords.ts';
import type { WriteScope } from './writeScope.ts';

/** Records whose reference to one that went was emptied, by module and field; the history keeps it with the deletion. */
export type ClearedPointers = { module: string; field: string; ids: number[] }[];

/** References looked up and set again by one statement. */
const batch = 100;

/** Empties the links of other records to one that is going, where their definition says so. */
export async function clearPointers(scope: WriteScope, module: Module, id: number): Promise<ClearedPointers> {
  const cleared: ClearedPointers = [];
  for (const source of scope.registry.modules) {
    for (const field of source.fields.values()) {
      if (field.onDelete !== 'clear' || field.type.refersTo !== 'one' || !pointsById(field, module)) continue;
      const system = scope.work.asSystem(`the ${field.label.en} was deleted`);
      const ids = await pointingIds(scope.db, source, field, id);
      for (const pointing of ids) {
        await system.update(source.definition as never, pointing, { [field.name]: null });
      }
      if (ids.length > 0) cleared.push({ module: source.name, field: field.name, ids });
    }
  }
  return cleared;
}

/** Gives the links back that a deletion emptied, where they are still empty. PLT-07 */
export async function setPointersAgain(scope: WriteScope, id: number): Promise<void> {
  const [deletion] = await eventsOf(scope.db, id, { limit: 1, kinds: ['delete'] });
  const cleared = (deletion?.detail?.cleared ?? []) as ClearedPointers;
  for (const { module: name, field: fieldName, ids } of cleared) {
    const field = scope.registry.modules.find((one) => one.name === name)?.fields.get(fieldName);
    if (!field) continue;
    const system = scope.work.asSystem(`the ${field.label.en} was restored`);
    for (let at = 0; at < ids.length; at += batch) {
      const among = ids.slice(at, at + batch);
      const where = { id: { in: among }, [fieldName]: { empty: true } };
      for (const one of await system.find({ name } as never, { where, limit: batch })) {
        await system.update({ name } as never, (one as { id: number }).id, { [fieldName]: id } as never);
      }
    }
  }
}

/** Whether records of a module may have been emptied out of others when they went. */
export function mayHaveCleared({ registry }: WriteScope, module: Module): boolean {
  return registry.modules.some((source) =>
    [...source.fields.values()].some((field) => field.onDelete === 'clear' && pointsById(field, module)),
  );
}
