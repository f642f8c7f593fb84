import { everything, type Module, type Registry } from '@gejie/core';
import type { Executor } from '../connection.ts';
import type { CompileContext } from '../query/compileCondition.ts';
import { readRow } from '../write/writeRecords.ts';
import { noteFollowUp } from './pooledRows.ts';

/** A deal is part of a customer's story, and an order of the deal's: no story lies deeper. */
const deepest = 3;

/**
 * Notes that somebody saw to a record at a moment, and with it to those whose story its own is part of: who calls a contact
 * has seen to the customer. Modules without pools don't keep that, and what is out of sight stays as it is. ACC-07
 */
export async function noteSeenTo(
  db: Executor,
  { module, id }: { module: Module; id: number },
  at: string,
  context: CompileContext & { registry: Registry },
  depth = 0,
): Promise<void> {
  const { followedUpAt } = module.definition.pool ?? {};
  if (followedUpAt !== undefined && (await readRow(db, module, id, context.visible(module), context)))
    await noteFollowUp(db, module, followedUpAt, id, at);
  const within = module.definition.story?.within ?? [];
  if (within.length === 0 || depth === deepest) return;
  const row = await readRow(db, module, id, everything, context);
  for (const name of within) {
    const [target] = module.fields.get(name)?.targets ?? [];
    const whole = row?.[name];
    if (target === undefined || typeof whole !== 'number') continue;
    await noteSeenTo(db, { module: context.registry.module(target), id: whole }, at, context, depth + 1);
  }
}
