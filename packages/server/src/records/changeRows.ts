import { type Module, Refusal } from '@gejie/core';
import { reachOf } from '../access/reach.ts';
import { userDepartments } from '../database/organization/userDepartments.ts';
import { savepoint } from '../database/savepoint.ts';
import { holdRows, updateRows } from '../database/write/manyRows.ts';
import { ProblemError } from '../problem.ts';
import { canonical } from '../reading/answer.ts';
import { type ChangeDraft, changeRow, changeStamp, draftChange, type HeldRow } from './changeRow.ts';
import { checkSecrets } from './checkSecrets.ts';
import { differences, followUp } from './followUp.ts';
import { refuseUnoffered } from './offeredRecords.ts';
import { prepareValues } from './prepareValues.ts';
import { checkReferences } from './references.ts';
import { checkUniqueness, mayCollide, uniqueViolation } from './uniqueness.ts';
import type { WriteScope } from './writeScope.ts';

/** A change of a record among many. */
export interface RowChange {
  id: number;
  values: Record<string, unknown>;
}

/**
 * Changes those of many records that nothing stands against, with as few statements as one takes.
 * @returns the ids of the records that are as wished now; the others are untouched, for `changeRow` to say why
 */
export async function changeTogether(
  scope: WriteScope,
  module: Module,
  changes: readonly RowChange[],
): Promise<Set<number>> {
  if (changes.length < 2 || new Set(changes.map(({ id }) => id)).size < changes.length) return new Set();
  try {
    return await savepoint(scope.db, () => change(scope, module, changes));
  } catch (error) {
    // One of them, or an effect of one, has undone all; then each is tried by itself.
    const refused =
      error instanceof ProblemError || error instanceof Refusal || uniqueViolation(error, module);
    if (refused) return new Set();
    throw error;
  }
}

const atOnce = 500;

/** Changes many records, all or none of them. @throws ProblemError of the first that something stands against */
export async function changeRowsOrNone(
  scope: WriteScope,
  module: Module,
  changes: readonly RowChange[],
): Promise<void> {
  for (let start = 0; start < changes.length; start += atOnce) {
    const some = changes.slice(start, start + atOnce);
    const done = await changeTogether(scope, module, some);
    for (const { id, values } of some) if (!done.has(id)) await changeRow(scope, module, id, values);
  }
}

async function change(
  scope: WriteScope,
  module: Module,
  changes: readonly RowChange[],
): Promise<Set<number>> {
  const drafts = await sound(scope, module, await draftsOf(scope, module, changes));
  const differing = drafts.filter(({ changed }) => changed.length > 0);
  await write(scope, module, differing);
  return new Set(drafts.map(({ before }) => before.id));
}

/** Drafts of the changes that are in order so far. */
async function draftsOf(
  scope: WriteScope,
  module: Module,
  changes: readonly RowChange[],
): Promise<ChangeDraft[]> {
  const { db, context, session } = scope;
  const reach = (right: 'edit' | 'delete' | 'assign') => reachOf(session, module, right);
  const asked = { edit: reach('edit'), delete: reach('delete'), assign: reach('assign') };
  const ids = changes.map(({ id }) => id);
  const rows = await holdRows(db, module, ids, context.visible(module), asked, context);
  const owners = changes.map(({ values }) => Number(values.owner)).filter(Number.isSafeInteger);
  const departments = owners.length > 0 ? await userDepartments(db, [...new Set(owners)]) : new Map();
  const known = { departmentOf: async (user: number) => departments.get(user) };
  const patches = new Map(changes.map(({ id, values }) => [id, values]));
  const drafts: ChangeDraft[] = [];
  for (const row of rows) {
    const held: HeldRow = {
      record: canonical(row, module.fields.values()) as HeldRow['record'],
      may: { edit: row.$edit === true, delete: row.$delete === true, assign: row.$assign === true },
    };
    const patch = patches.get(row.id) ?? {};
    // What others changed since is compared one by one.
    if (patch.version !== undefined && patch.version !== held.record.version) continue;
    if ((!held.may.edit && !held.may.assign) || held.record.deletedAt !== null) continue;
    drafts.push(await draftChange(scope, module, held, patch, known));
  }
  await refuseUnoffered(scope, module, drafts);
  return drafts.filter(({ issues }) => issues.length === 0);
}

/** The drafts that the database has nothing against either. */
async function sound(
  scope: WriteScope,
  module: Module,
  drafts: readonly ChangeDraft[],
): Promise<ChangeDraft[]> {
  const values = drafts.flatMap(({ before: { id }, record, changed }, row) =>
    changed.flatMap((name) => {
      const field = module.fields.get(name);
      return field && record[name] != null ? [{ row, id, field, value: record[name] }] : [];
    }),
  );
  const renamed = drafts.flatMap(({ before: { id }, record, changed }, row) =>
    mayCollide(module, changed) ? [{ row, id, record }] : [],
  );
  const secrets = drafts.map(({ before: { id }, record, changed }, row) => ({
    row,
    id,
    record,
    given: changed,
  }));
  const mistakes = [
    ...(await checkSecrets(scope, module, secrets)),
    ...(await checkReferences(scope.db, module, values, scope.context)),
    ...(await checkUniqueness(scope.db, module, renamed)),
  ];
  const wrong = new Set(mistakes.map(({ row }) => row));
  return drafts.filter((_, row) => !wrong.has(row));
}

async function write(scope: WriteScope, module: Module, drafts: readonly ChangeDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const changed = [...new Set(drafts.flatMap((draft) => draft.changed))];
  const written = [];
  for (const draft of drafts) {
    const stamp = changeStamp(scope, draft.before);
    const prepared = await prepareValues(module, draft.record, draft.changed);
    const after: HeldRow['record'] = { ...draft.before, ...prepared, ...stamp };
    written.push({ before: draft.before, after });
  }
  await updateRows(
    scope.db,
    module,
    [...changed, 'version', 'updatedAt', 'updatedBy'],
    written.map(({ after }) => after),
    written.map(({ before }) => before),
  );
  await followUp(
    scope,
    module,
    written.map(({ before, after }) => ({
      id: before.id,
      kind: 'update',
      before,
      after,
      changes: differences(module, before, after),
      version: after.version,
    })),
  );
}
