import { dayIn, type FieldIssue, formatNumber, Invalid, type Module, withFormulas } from '@gejie/core';
import { handsOut, rightsOf } from '../access/rights.ts';
import { drawNumbers } from '../database/numbers/drawNumbers.ts';
import { userDepartments } from '../database/organization/userDepartments.ts';
import { numberedFields } from '../database/schema/syncSchema.ts';
import { insertRows } from '../database/write/writeRecords.ts';
import { forbidden, invalid } from '../problem.ts';
import { checkRecord } from './checkRecord.ts';
import { checkSecrets } from './checkSecrets.ts';
import { withRates } from './exchangeRates.ts';
import { followUp } from './followUp.ts';
import { layoutConditions } from './layoutConditions.ts';
import { refuseUnoffered, withDefaultRecords } from './offeredRecords.ts';
import { parseValues, withDefaults } from './parseValues.ts';
import { prepareValues } from './prepareValues.ts';
import { type Processes, processesFor, stepIssues } from './processes.ts';
import { checkReferences, type WrittenValue } from './references.ts';
import { settleLines } from './settleLines.ts';
import { withTakenValues } from './takenValues.ts';
import { checkUniqueness } from './uniqueness.ts';
import type { WriteScope } from './writeScope.ts';

/** What became of one of several records to be created. */
export type Created = { record: Record<string, unknown> & { id: number } } | { issues: FieldIssue[] };

interface Draft {
  row: number;
  given: ReadonlySet<string>;
  record: Record<string, unknown>;
  issues: FieldIssue[];
}

/**
 * Creates records of one module with as few statements as one would take. A row with mistakes is left out; the others
 * are created.
 * @throws ProblemError forbidden when the session may not create here
 */
export async function createRows(
  scope: WriteScope,
  module: Module,
  inputs: readonly Record<string, unknown>[],
): Promise<Created[]> {
  const drafts = await checkedDrafts(scope, module, inputs);
  const good = drafts.filter(({ issues }) => issues.length === 0);
  await write(scope, module, good);
  return drafts.map((draft) =>
    draft.issues.length > 0
      ? { issues: draft.issues }
      : { record: draft.record as Record<string, unknown> & { id: number } },
  );
}

/** Creates one record. @throws ProblemError forbidden, invalid */
export async function createRow(
  scope: WriteScope,
  module: Module,
  values: Record<string, unknown>,
): Promise<Record<string, unknown> & { id: number }> {
  const [created] = await createRows(scope, module, [values]);
  if (!created || 'issues' in created)
    throw invalid(created?.issues ?? [{ ...new Invalid('required').issue, field: '' }]);
  return created.record;
}

const atOnce = 500;

/** Creates many records. @throws ProblemError forbidden; invalid with the mistakes of the first that has some */
export async function createRowsOrNone(
  scope: WriteScope,
  module: Module,
  inputs: readonly Record<string, unknown>[],
): Promise<void> {
  for (let start = 0; start < inputs.length; start += atOnce)
    for (const created of await createRows(scope, module, inputs.slice(start, start + atOnce)))
      if ('issues' in created) throw invalid(created.issues);
}

/**
 * What creating records would complain of, without creating any.
 * @throws ProblemError forbidden when the session may not create here
 */
export async function checkRows(
  scope: WriteScope,
  module: Module,
  inputs: readonly Record<string, unknown>[],
): Promise<FieldIssue[][]> {
  return (await checkedDrafts(scope, module, inputs)).map(({ issues }) => issues);
}

async function checkedDrafts(
  scope: WriteScope,
  module: Module,
  inputs: readonly Record<string, unknown>[],
): Promise<Draft[]> {
  const rights = rightsOf(scope.session, module);
  if (!rights.create) throw forbidden();
  const drafts = inputs.map((input, row) => draftOf(scope, module, input, row));
  await assignDepartments(scope, module, drafts);
  const records = drafts.map(({ record }) => record);
  await withDefaultRecords(scope, module, records);
  await withTakenValues(scope, module, records);
  await withRates(
    scope,
    module,
    drafts.map((draft) => ({ ...draft, before: null })),
  );
  await settleLines(
    scope,
    module,
    drafts.map((draft) => ({ ...draft, before: null })),
  );
  const processes = await processesFor(scope, module, records);
  for (const draft of drafts) checkDraft(scope, module, draft, handsOut(scope.session, module), processes);
  await refuseUnoffered(
    scope,
    module,
    drafts.map(({ record, issues }) => ({ record, before: null, issues })),
  );
  await checkAgainstDatabase(scope, module, drafts);
  return drafts;
}

function draftOf(
  { session, context }: WriteScope,
  module: Module,
  input: Record<string, unknown>,
  row: number,
): Draft {
  const { values, issues } = parseValues(session, module, input, context.filters);
  return {
    row,
    given: new Set(Object.keys(values)),
    record: withDefaults(session, module, values, context.filters),
    issues,
  };
}

/** A record stands in the department of its owner unless another is given. */
async function assignDepartments(
  { db, session }: WriteScope,
  module: Module,
  drafts: readonly Draft[],
): Promise<void> {
  if (module.ownership !== 'record') return;
  const waiting = drafts.filter(
    ({ record }) => record.department === undefined && typeof record.owner === 'number',
  );
  const others = waiting.filter(({ record }) => record.owner !== session.user?.id);
  const departments =
    others.length > 0
      ? await userDepartments(db, [...new Set(others.map(({ record }) => record.owner as number))])
      : new Map();
  for (const { record } of waiting) {
    record.department =
      record.owner === session.user?.id
        ? (session.user?.department ?? null)
        : (departments.get(record.owner) ?? null);
  }
}

function checkDraft(
  scope: WriteScope,
  module: Module,
  draft: Draft,
  mayAssign: boolean,
  processes: Processes,
): void {
  const { given, record } = draft;
  const forOthers = given.has('owner') && record.owner !== scope.session.user?.id;
  if (!mayAssign && module.ownership === 'record' && forOthers) {
    draft.issues.push({ field: 'owner', code: 'notAllowed', parameters: {} });
  }
  const checked = checkRecord({
    module,
    ruleSets: scope.dependencies.ruleSets,
    record,
    before: null,
    given,
    now: scope.now,
    today: scope.today,
    language: scope.context.filters.language,
    reader: scope.context,
    processes,
    conditions: layoutConditions(scope, module),
  });
  draft.record = checked.record;
  checked.issues.push(...stepIssues(scope, module, draft.record, null, processes));
  const blamed = new Set(draft.issues.map(({ field }) => field));
  draft.issues.push(...checked.issues.filter(({ field }) => !blamed.has(field)));
}

async function checkAgainstDatabase(
  scope: WriteScope,
  module: Module,
  drafts: readonly Draft[],
): Promise<void> {
  const values: WrittenValue[] = drafts.flatMap(({ row, record }) =>
    [...module.fields.values()]
      .filter(
        ({ name, kernel }) => record[name] != null && (!kernel || name === 'owner' || name === 'department'),
      )
      .map((field) => ({ row, id: null, field, value: record[field.name] })),
  );
  const secrets = drafts.map(({ row, record, given }) => ({ row, id: null, record, given }));
  const mistakes = [
    ...(await checkSecrets(scope, module, secrets)),
    ...(await checkReferences(scope.db, module, values, scope.context)),
    ...(await checkUniqueness(
      scope.db,
      module,
      drafts
        .filter(({ issues }) => issues.length === 0)
        .map(({ row, record }) => ({ row, id: null, record })),
    )),
  ];
  for (const { row, ...issue } of mistakes) drafts[row]?.issues.push(issue);
}

async function write(scope: WriteScope, module: Module, drafts: readonly Draft[]): Promise<void> {
  if (drafts.length === 0) return;
  // Numbers count by the days of the company, wherever its people are.
  const day = dayIn(scope.session.company.timeZone, scope.now);
  const drawn = await drawNumbers(scope.db, module, drafts.length, day);
  const numbered = numberedFields(module);
  const stamp = scope.now.toISOString();
  const by = scope.session.user?.id ?? null;
  for (const [index, draft] of drafts.entries()) {
    const { id, numbers } = drawn[index] as (typeof drawn)[number];
    const record: Record<string, unknown> = await prepareValues(
      module,
      draft.record,
      Object.keys(draft.record),
    );
    for (const field of numbered) {
      const { counter = 0, pattern = null } = numbers[field.name] ?? {};
      record[field.name] = formatNumber(pattern ?? String(field.default ?? '{0}'), counter, day);
    }
    for (const field of module.fields.values())
      record[field.name] ??=
        field.rollup?.count || field.rollup?.sum ? emptyFigure(field.rollup.count) : null;
    const whole = Object.assign(record, {
      id,
      version: 1,
      createdAt: stamp,
      updatedAt: stamp,
      createdBy: by,
      updatedBy: by,
      deletedAt: null,
      deletedBy: null,
    });
    // Numbers and figures that formulas may read are there only now.
    draft.record = withFormulas(module.formulas, whole);
  }
  await insertRows(
    scope.db,
    module,
    drafts.map(({ record }) => record),
  );
  await followUp(
    scope,
    module,
    drafts.map(({ record, given }) => ({
      id: record.id as number,
      kind: 'create',
      before: null,
      after: record,
      changes: {},
      version: 1,
      given,
    })),
  );
}

/** Nothing counted is 0, nothing added up is 0.00; nothing to take the latest of is empty. */
function emptyFigure(counted: true | undefined): unknown {
  return counted ? 0 : '0';
}
