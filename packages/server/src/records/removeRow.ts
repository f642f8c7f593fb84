import { everything, Invalid, type Module, pointsById } from '@gejie/core';
import { dropBelongings } from '../database/collaboration/belongings.ts';
import { countPointing, purgeRow, updateRow } from '../database/write/writeRecords.ts';
import { forbidden, invalid, ProblemError } from '../problem.ts';
import { type HeldRow, holdRow } from './changeRow.ts';
import { clearPointers, setPointersAgain } from './clearedPointers.ts';
import { followUp } from './followUp.ts';
import { restricting } from './restricting.ts';
import { checkUniqueness } from './uniqueness.ts';
import type { WriteScope } from './writeScope.ts';

const mostCounted = 1000;

/**
 * Puts a record into the recycle bin.
 * @throws ProblemError notFound, forbidden, state when records that restrict it still point at it
 */
export async function removeRow(scope: WriteScope, module: Module, id: number): Promise<void> {
  const { record: before, may } = await holdRow(scope, module, id);
  if (!may.delete) throw forbidden();
  if (before.deletedAt !== null) return;
  await refuseIfNamed(scope, module, before);
  await refuseIfPointedAt(scope, module, id);
  const cleared = await clearPointers(scope, module, id);
  const stamp = {
    deletedAt: scope.now.toISOString(),
    deletedBy: scope.session.user?.id ?? null,
    version: before.version + 1,
  };
  await updateRow(scope.db, module, id, stamp);
  await followUp(scope, module, [
    {
      id,
      kind: 'delete',
      before,
      after: null,
      changes: {},
      version: stamp.version,
      ...(cleared.length > 0 ? { detail: { cleared } } : {}),
    },
  ]);
}

/** A record stays while others point at it by a link whose definition says so. */
async function refuseIfPointedAt(scope: WriteScope, module: Module, id: number): Promise<void> {
  for (const source of scope.registry.modules) {
    for (const field of source.fields.values()) {
      if (field.onDelete !== 'restrict' || !pointsById(field, module)) continue;
      const counted = { only: restricting(scope, source, field), most: mostCounted };
      const count = await countPointing(scope.db, source, field, id, counted, scope.context);
      if (count > 0) throw inUse(scope, source, count);
    }
  }
}

/** A record that others name by its key stays: nothing else could be put in its place. */
async function refuseIfNamed(scope: WriteScope, module: Module, before: HeldRow['record']): Promise<void> {
  for (const source of scope.registry.modules) {
    for (const field of source.fields.values()) {
      const key = field.type.refersByKey;
      if (key === undefined || !field.targets?.includes(module.name) || before[key] == null) continue;
      const counted = { only: everything, most: mostCounted };
      const count = await countPointing(scope.db, source, field, before[key], counted, scope.context);
      if (count > 0) throw inUse(scope, source, count);
    }
  }
}

function inUse({ session }: WriteScope, { label }: Module, count: number): ProblemError {
  const module = session.language === 'en' ? label.en : label.zh;
  return new ProblemError(
    'state',
    { zh: '仍有记录引用它，不能删除', en: 'Other records still refer to this one' },
    [{ ...new Invalid('inUse', { count, module }).issue, field: '' }],
  );
}

/** @throws ProblemError notFound, forbidden, invalid when a unique value was taken meanwhile */
export async function restoreRow(scope: WriteScope, module: Module, id: number): Promise<void> {
  const { record: before, may } = await holdRow(scope, module, id);
  if (!may.delete) throw forbidden();
  if (before.deletedAt === null) return;
  const issues = await checkUniqueness(scope.db, module, [{ row: 0, id, record: before }]);
  if (issues.length > 0) throw invalid(issues);
  const after = { ...before, deletedAt: null, deletedBy: null, version: before.version + 1 };
  await updateRow(scope.db, module, id, { deletedAt: null, deletedBy: null, version: after.version });
  await followUp(scope, module, [
    { id, kind: 'restore', before: null, after, changes: {}, version: after.version },
  ]);
  await setPointersAgain(scope, id);
}

/**
 * Takes a record of the recycle bin out for good. Its history stays, and so does its last name where others refer to it.
 * @throws ProblemError notFound, forbidden without the function `purge`, state while it isn't in the recycle bin or records
 *   that restrict it point at it
 */
export async function purgeRecord(scope: WriteScope, module: Module, id: number): Promise<void> {
  const { record: before } = await holdRow(scope, module, id);
  if (scope.session.elevation === null && !scope.session.functions.has('purge')) throw forbidden();
  if (before.deletedAt === null) {
    throw new ProblemError('state', {
      zh: '只能彻底删除回收站中的记录',
      en: 'Only records in the recycle bin can be purged',
    });
  }
  // What came back out of the recycle bin since, or was derived since, points at it.
  await refuseIfPointedAt(scope, module, id);
  const label = String(before[module.title] ?? before.number ?? '');
  await purgeRow(scope.db, module, id, label);
  await dropBelongings(scope.db, id);
  await followUp(scope, module, [
    { id, kind: 'purge', before, after: null, changes: {}, version: before.version + 1, detail: { label } },
  ]);
}
