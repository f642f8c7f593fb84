import { type Module, Refusal } from '@gejie/core';
import { reachOf } from '../access/reach.ts';
import { savepoint } from '../database/savepoint.ts';
import { holdRows, unmarkDeleted } from '../database/write/manyRows.ts';
import { ProblemError } from '../problem.ts';
import { canonical } from '../reading/answer.ts';
import { moveBatch } from './batch.ts';
import type { HeldRow } from './changeRow.ts';
import { mayHaveCleared } from './clearedPointers.ts';
import { followUp } from './followUp.ts';
import type { BatchResult } from './recordService.ts';
import { restoreRow } from './removeRow.ts';
import { checkUniqueness, uniqueViolation } from './uniqueness.ts';
import type { WriteScope } from './writeScope.ts';

/**
 * Takes many records out of the recycle bin: together as far as nothing stands against it, the others one by one, and so
 * those that others may have pointed at.
 */
export async function restoreRows(
  scope: WriteScope,
  module: Module,
  ids: readonly number[],
): Promise<BatchResult[]> {
  const together = await savepoint(scope.db, () => restoreTogether(scope, module, ids)).catch(
    (error: unknown) => {
      const refused =
        error instanceof ProblemError || error instanceof Refusal || uniqueViolation(error, module);
      if (refused) return new Set<number>();
      throw error;
    },
  );
  const others = ids.filter((id) => !together.has(id));
  const results = await moveBatch(scope, others, 'restored', (id) => restoreRow(scope, module, id));
  const byId = new Map(results.map((result) => [result.id, result]));
  return ids.map((id) => byId.get(id) ?? { id, outcome: 'restored', issues: [] });
}

async function restoreTogether(
  scope: WriteScope,
  module: Module,
  ids: readonly number[],
): Promise<Set<number>> {
  const { db, context, session } = scope;
  if (mayHaveCleared(scope, module)) return new Set();
  const asked = { delete: reachOf(session, module, 'delete') };
  const rows = await holdRows(db, module, ids, context.visible(module), asked, context);
  const deleted = rows
    .filter((row) => row.$delete === true)
    .map((row) => canonical(row, module.fields.values()) as HeldRow['record'])
    .filter(({ deletedAt }) => deletedAt !== null);
  const taken = await checkUniqueness(
    db,
    module,
    deleted.map((record, row) => ({ row, id: record.id, record })),
  );
  const wrong = new Set(taken.map(({ row }) => row));
  const back = deleted.filter((_, row) => !wrong.has(row));
  const found = back.map(({ id }) => id);
  if (found.length === 0) return new Set();
  await unmarkDeleted(db, module, found);
  await followUp(
    scope,
    module,
    back.map((before) => {
      const after = { ...before, deletedAt: null, deletedBy: null, version: before.version + 1 };
      return { id: before.id, kind: 'restore', before: null, after, changes: {}, version: after.version };
    }),
  );
  return new Set(found);
}
