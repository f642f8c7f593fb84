import { type FieldIssue, Invalid, type Module, sameValue } from '@gejie/core';
import { reachOf } from '../access/reach.ts';
import { type Changes, changesSince } from '../database/events/events.ts';
import { userDepartments } from '../database/organization/userDepartments.ts';
import { readRow, updateRow } from '../database/write/writeRecords.ts';
import { forbidden, invalid, notFound, ProblemError } from '../problem.ts';
import { canonical } from '../reading/answer.ts';
import { checkRecord } from './checkRecord.ts';
import { checkSecrets } from './checkSecrets.ts';
import { withRates } from './exchangeRates.ts';
import { withMovedExceptions } from './followSeries.ts';
import { differences, followUp } from './followUp.ts';
import { layoutConditions } from './layoutConditions.ts';
import { refuseUnoffered } from './offeredRecords.ts';
import { parseValues } from './parseValues.ts';
import { prepareValues } from './prepareValues.ts';
import { processesFor, stepIssues } from './processes.ts';
import { checkReferences } from './references.ts';
import { settleLines } from './settleLines.ts';
import { checkUniqueness, mayCollide } from './uniqueness.ts';
import type { WriteScope } from './writeScope.ts';

export interface HeldRow {
  record: Record<string, unknown> & { id: number; version: number };
  may: { edit: boolean; delete: boolean; assign: boolean };
}

/**
 * Reads a record and holds it until the transaction ends.
 * @throws ProblemError notFound when it isn't there for this session; forbidden when only the system writes it
 */
export async function holdRow(scope: WriteScope, module: Module, id: number): Promise<HeldRow> {
  const reach = (right: 'edit' | 'delete' | 'assign') => reachOf(scope.session, module, right);
  const asked = { edit: reach('edit'), delete: reach('delete'), assign: reach('assign') };
  const row = await readRow(scope.db, module, id, scope.context.visible(module), scope.context, {
    asked,
    held: true,
  });
  if (!row) throw notFound();
  if (module.keptBy === 'system') throw forbidden();
  return {
    record: canonical(row, module.fields.values()) as HeldRow['record'],
    may: { edit: row.$edit === true, delete: row.$delete === true, assign: row.$assign === true },
  };
}

/**
 * Changes a record. Without a `version` in the patch the last writer wins; with an older one, fields that others did
 * not touch meanwhile are merged and the others refused.
 * @throws ProblemError notFound, forbidden, state (deleted), conflict, invalid
 */
export async function changeRow(
  scope: WriteScope,
  module: Module,
  id: number,
  patch: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const held = await holdRow(scope, module, id);
  const { before, record, changed, issues } = await draftChange(scope, module, held, patch);
  issues.push(...(await databaseIssues(scope, module, id, record, changed)));
  if (issues.length > 0) throw invalid(issues);
  if (changed.length === 0) return before;
  return write(scope, module, before, await prepareValues(module, record, changed), changed);
}

/** What is answered to whoever wants to do something with a record that is in the recycle bin. */
export function inRecycleBin(): ProblemError {
  return new ProblemError('state', {
    zh: '此记录在回收站中，请先还原',
    en: 'This record is in the recycle bin; restore it first',
  });
}

/** A record as a patch would make it, checked as far as the database is not needed for it. */
export interface ChangeDraft {
  before: HeldRow['record'];
  record: Record<string, unknown>;
  /** Names of the fields that differ. */
  changed: string[];
  issues: FieldIssue[];
}

/** What is known of many changes at once; a change by itself asks the database. */
export interface KnownOfMany {
  departmentOf: DepartmentOf;
}

/**
 * @param known absent: the change stands by itself; given: whoever calls refuses what is not offered any more
 * @throws ProblemError forbidden, state (deleted), conflict
 */
export async function draftChange(
  scope: WriteScope,
  module: Module,
  { record: before, may }: HeldRow,
  patch: Record<string, unknown>,
  known?: KnownOfMany,
): Promise<ChangeDraft> {
  if (!may.edit && !may.assign) throw forbidden();
  if (before.deletedAt !== null) throw inRecycleBin();
  const { values, issues } = parseValues(scope.session, module, patch, scope.context.filters, before);
  if (patch.version !== undefined) await settleConflict(scope, module, before, values, patch.version);
  issues.push(...rightIssues(before, values, may));
  const departmentOf = known?.departmentOf ?? ((user: number) => departmentIn(scope, user));
  const merged = await followOwner(module, before, { ...before, ...values }, values, departmentOf);
  const given = new Set(Object.keys(values));
  await withRates(scope, module, [{ record: merged, before, given, issues }]);
  await settleLines(scope, module, [{ record: merged, before, given, issues }]);
  const processes = await processesFor(scope, module, [merged], values);
  const checked = checkRecord({
    module,
    ruleSets: scope.dependencies.ruleSets,
    record: merged,
    before,
    given,
    now: scope.now,
    today: scope.today,
    language: scope.context.filters.language,
    reader: scope.context,
    processes,
    conditions: layoutConditions(scope, module),
  });
  checked.issues.push(...stepIssues(scope, module, checked.record, before, processes));
  if (!known)
    await refuseUnoffered(scope, module, [{ record: checked.record, before, issues: checked.issues }]);
  const blamed = new Set(issues.map(({ field }) => field));
  issues.push(...checked.issues.filter(({ field }) => !blamed.has(field)));
  const record = withMovedExceptions(module, checked.record, before, given);
  const changed = [...module.fields.keys()].filter((name) => !sameValue(before[name], record[name]));
  return { before, record, changed, issues };
}

/** Puts together what can be of fields that others changed meanwhile too, and refuses the rest. */
async function settleConflict(
  scope: WriteScope,
  module: Module,
  before: HeldRow['record'],
  values: Record<string, unknown>,
  version: unknown,
): Promise<void> {
  if (version === before.version) return;
  if (!Number.isSafeInteger(version) || (version as number) < 1 || (version as number) > before.version) {
    throw new ProblemError('malformed', { zh: '版本号无效', en: 'This version never existed' });
  }
  const later = await changesSince(scope.db, before.id, version as number);
  const meanwhile = new Set(later.flatMap(Object.keys));
  const fields = Object.keys(values).filter(
    (name) =>
      meanwhile.has(name) &&
      !sameValue(values[name], before[name]) &&
      !putTogether(module, name, before, values, later),
  );
  if (fields.length === 0) return;
  throw new ProblemError(
    'conflict',
    {
      zh: '您编辑期间，他人修改了同一字段',
      en: 'Somebody else changed the same field while you were editing',
    },
    fields.map((field) => ({ ...new Invalid('changedMeanwhile').issue, field })),
  );
}

/** Whether a value of many parts could take in what others did to it, and now does. */
function putTogether(
  module: Module,
  name: string,
  before: HeldRow['record'],
  values: Record<string, unknown>,
  later: readonly Changes[],
): boolean {
  const change = module.fields.get(name)?.type.change;
  if (!change) return false;
  const theirs = before[name] ?? null;
  const base = later.reduceRight<unknown>(
    (value, changes) => (changes[name] ? change.before(value, changes[name]) : value),
    theirs,
  );
  const merged = change.merged(base, values[name] ?? null, theirs);
  if (merged !== null) values[name] = merged;
  return merged !== null;
}

/** Handing a record over needs the right to assign; everything else the right to edit. */
function rightIssues(
  before: Record<string, unknown>,
  values: Record<string, unknown>,
  may: HeldRow['may'],
): FieldIssue[] {
  return Object.keys(values)
    .filter((name) => !sameValue(values[name], before[name]))
    .filter((name) => (name === 'owner' || name === 'department' ? !may.assign : !may.edit))
    .map((field) => ({ ...new Invalid('notAllowed').issue, field }));
}

/** The department a user is in; undefined when there is no such user. */
export type DepartmentOf = (user: number) => Promise<number | null | undefined>;

async function departmentIn({ db }: WriteScope, user: number): Promise<number | null | undefined> {
  return (await userDepartments(db, [user])).get(user);
}

async function followOwner(
  module: Module,
  before: Record<string, unknown>,
  merged: Record<string, unknown>,
  values: Record<string, unknown>,
  departmentOf: DepartmentOf,
): Promise<Record<string, unknown>> {
  const newOwner =
    module.ownership === 'record' && typeof values.owner === 'number' && values.owner !== before.owner;
  if (!newOwner || 'department' in values) return merged;
  return { ...merged, department: (await departmentOf(values.owner as number)) ?? merged.department };
}

/**
 * What the database has against a change: references to nothing, circles, values that are taken.
 * @param leaving records that are about to go, whose values are free
 */
export async function databaseIssues(
  scope: WriteScope,
  module: Module,
  id: number,
  record: Record<string, unknown>,
  changed: readonly string[],
  leaving: readonly number[] = [],
): Promise<FieldIssue[]> {
  const values = changed.flatMap((name) => {
    const field = module.fields.get(name);
    return field && record[name] != null ? [{ row: 0, id, field, value: record[name] }] : [];
  });
  const references = await checkReferences(scope.db, module, values, scope.context);
  const unique = mayCollide(module, changed)
    ? await checkUniqueness(scope.db, module, [{ row: 0, id, record }], leaving)
    : [];
  const secrets = await checkSecrets(scope, module, [{ row: 0, id, record, given: changed }]);
  return [...secrets, ...references, ...unique].map(({ row: _row, ...issue }) => issue);
}

async function write(
  scope: WriteScope,
  module: Module,
  before: HeldRow['record'],
  checked: Record<string, unknown>,
  changed: readonly string[],
): Promise<Record<string, unknown>> {
  const stamp = changeStamp(scope, before);
  const after: Record<string, unknown> = { ...checked, ...stamp };
  const names = [...changed, ...Object.keys(stamp)];
  const values = Object.fromEntries(names.map((name) => [name, after[name]]));
  await updateRow(scope.db, module, before.id, values, before);
  const changes = differences(module, before, after);
  await followUp(scope, module, [
    { id: before.id, kind: 'update', before, after, changes, version: stamp.version },
  ]);
  return after;
}

/** What every change writes besides. */
export function changeStamp({ now, session }: WriteScope, before: HeldRow['record']) {
  return {
    version: before.version + 1,
    updatedAt: now.toISOString(),
    updatedBy: session.user?.id ?? null,
  };
}
