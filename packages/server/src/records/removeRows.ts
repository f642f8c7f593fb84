import { type Module, pointsById, Refusal } from '@gejie/core';
import { reachOf } from '../access/reach.ts';
import { savepoint } from '../database/savepoint.ts';
import { holdRows, markDeleted, pointedAt } from '../database/write/manyRows.ts';
import { ProblemError } from '../problem.ts';
import { canonical } from '../reading/answer.ts';
import { moveBatch } from './batch.ts';
import type { HeldRow } from './changeRow.ts';
import { followUp } from './followUp.ts';
import type { BatchResult } from './recordService.ts';
import { removeRow } from './removeRow.ts';
import { restricting } from './restricting.ts';
import type { WriteScope } from './writeScope.ts';

/**
 * Puts many records into the recycle bin. Those that nothing stands against go together, with as few statements as one
 * takes; the others one by one, each to its own end.
 */
export async function removeRows(
  scope: WriteScope,
  module: Module,
  ids: readonly number[],
): Promise<BatchResult[]> {
  const together = await savepoint(scope.db, () => removeTogether(scope, module, ids)).catch(
    (error: unknown) => {
      // An effect that refuses one of them has undone all; then each is tried by itself.
      if (error instanceof ProblemError || error instanceof Refusal) return new Set<number>();
      throw error;
    },
  );
  const others = ids.filter((id) => !together.has(id));
  const results = await moveBatch(scope, others, 'removed', (id) => removeRow(scope, module, id));
  const byId = new Map(results.map((result) => [result.id, result]));
  return ids.map((id) => byId.get(id) ?? { id, outcome: 'removed', issues: [] });
}

/** @returns the ids of those that are gone */
async function removeTogether(
  scope: WriteScope,
  module: Module,
  ids: readonly number[],
): Promise<Set<number>> {
  const { db, context, session } = scope;
  const asked = { delete: reachOf(session, module, 'delete') };
  const rows = await holdRows(db, module, ids, context.visible(module), asked, context);
  const bound = await pointedIds(scope, module, ids);
  const free = rows
    .filter((row) => row.$delete === true && !bound.has(row.id))
    .map((row) => canonical(row, module.fields.values()) as HeldRow['record'])
    .filter(({ deletedAt }) => deletedAt === null);
  const gone = free.map(({ id }) => id);
  if (gone.length === 0) return new Set();
  await markDeleted(db, module, gone, scope.now.toISOString(), session.user?.id ?? null);
  await followUp(
    scope,
    module,
    free.map((before) => ({
      id: before.id,
      kind: 'delete',
      before,
      after: null,
      changes: {},
      version: before.version + 1,
    })),
  );
  return new Set(gone);
}

/** Those whose going concerns the records that point at them. */
async function pointedIds(scope: WriteScope, module: Module, ids: readonly number[]): Promise<Set<number>> {
  const { db, registry, context } = scope;
  const found = new Set<number>();
  for (const source of registry.modules) {
    for (const field of source.fields.values()) {
      // Who is named by a key is looked up one by one.
      if (field.type.refersByKey && field.targets?.includes(module.name)) return new Set(ids);
      const concerned = field.onDelete === 'restrict' || field.onDelete === 'clear';
      if (!concerned || !pointsById(field, module)) continue;
      const only = restricting(scope, source, field);
      for (const id of await pointedAt(db, source, field, ids, only, context)) found.add(id);
    }
  }
  return found;
}
