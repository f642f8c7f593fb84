import { type FieldIssue, Invalid, type Module, type ModuleField } from '@gejie/core';
import { elevated } from '../access/elevation.ts';
import { reachOf } from '../access/reach.ts';
import { append } from '../audit/operationLog.ts';
import { moveBelongings } from '../database/collaboration/belongings.ts';
import { holdAlone } from '../database/holdAlone.ts';
import { joinShares, turnNotices, turnPassages, turnTransfers } from '../database/merging/carriedRows.ts';
import { noteMerge } from '../database/merging/mergedRows.ts';
import { holdRows, markDeleted } from '../database/write/manyRows.ts';
import { ancestors, updateRow } from '../database/write/writeRecords.ts';
import { forbidden, invalid, invalidField, notFound, ProblemError } from '../problem.ts';
import { canonical } from '../reading/answer.ts';
import {
  type ChangeDraft,
  changeStamp,
  databaseIssues,
  draftChange,
  type HeldRow,
  holdRow,
} from './changeRow.ts';
import { differences, followUp } from './followUp.ts';
import { isMergeable } from './mergeable.ts';
import { prepareValues } from './prepareValues.ts';
import { recordWork } from './recordWork.ts';
import { turnFilters } from './turnFilters.ts';
import { dropInnerLinks, pointersTo, type Turn, turnedValue, turnLinks } from './turnLinks.ts';
import { twinsOf } from './twinsOf.ts';
import { type WriteScope, writeScope } from './writeScope.ts';

/** Which records become one, and what the one says where they differ. */
export interface MergeRequest {
  /** The one that stays. */
  into: number;
  from: readonly number[];
  /** Values it takes over, as a change gives them; everything else stays as it is. */
  values: Record<string, unknown>;
}

export interface MergeResult {
  into: number;
  /** How many records point at it now instead of those that went, by path of their module. */
  turned: Record<string, number>;
}

/** Together with the one that stays, so many at a time. */
export const mostMerged = 5;

/**
 * Makes one record of several. Everything that hung on those that go or pointed at them hangs on, or points at, the one
 * that stays; they lie in the recycle bin, and their addresses lead to it.
 * @throws ProblemError notFound (out of reach), forbidden without the rights to edit and delete each, state, invalid
 */
export async function mergeRecords(
  scope: WriteScope,
  module: Module,
  request: MergeRequest,
): Promise<MergeResult> {
  const { db, session, now } = scope;
  const { into, from } = request;
  const gone = await holdGroup(scope, module, request);
  const turn: Turn = { module, from, into };
  for (const loser of from) await carryOver(scope, module, loser, into);
  await dropInnerLinks(scope, (await holdRow(scope, module, into)).record, turn);
  // Before the one that stays takes over what only one record may have.
  await markDeleted(db, module, from, now.toISOString(), session.user?.id ?? null);
  // Whether others changed it meanwhile was asked before; the links within have been changed since by the merge itself.
  const { version: _, ...values } = request.values;
  const draft = await soundDraft(scope, module, await holdRow(scope, module, into), { ...request, values });
  await writeSurvivor(scope, module, draft, from);
  await joinTwins(scope, turn);
  const turned = await turnLinks(scope, turn);
  await turnFilters(scope, turn);
  await followUp(
    scope,
    module,
    gone.map((before) => ({
      id: before.id,
      kind: 'delete',
      before,
      after: null,
      changes: {},
      version: before.version + 1,
      detail: { mergedInto: into },
    })),
  );
  const { id: by } = session.user ?? { id: null };
  await noteMerge(db, from, { module: module.name, into, at: now, by, job: session.job });
  await append(db, {
    session,
    kind: 'record.merged',
    module: module.name,
    record: into,
    label: titleIn(module, draft.before),
    detail: {
      merged: gone.map((record) => ({ id: record.id, label: titleIn(module, record) })),
      fields: draft.changed,
      turned,
    },
  });
  return { into, turned };
}

/** Makes one of what a merge would make the same; all that hangs on the others hangs on the one that stays. */
async function joinTwins(scope: WriteScope, turn: Turn): Promise<void> {
  const { db, session, dependencies, depth } = scope;
  const system = elevated(session, 'records that a merge makes the same');
  const deeper = writeScope(db, system, dependencies, depth + 1, recordWork);
  for await (const { module, stays, others } of twinsOf(scope, turn)) {
    for (let start = 0; start < others.length; start += mostMerged - 1) {
      const from = others.slice(start, start + mostMerged - 1);
      await mergeRecords(deeper, module, { into: stays, from, values: {} });
    }
  }
}

/**
 * Finds everything that stands against a merge, and changes nothing.
 * @throws ProblemError as {@link mergeRecords} does
 */
export async function checkMerge(scope: WriteScope, module: Module, request: MergeRequest): Promise<void> {
  await holdGroup(scope, module, request);
  await soundDraft(scope, module, await holdRow(scope, module, request.into), request);
}

function titleIn(module: Module, record: Record<string, unknown>): string {
  return String(record[module.title] ?? record.number ?? '');
}

/** Holds all of them, in the order of their ids. @returns those that go */
async function holdGroup(
  { db, session, context }: WriteScope,
  module: Module,
  { into, from }: MergeRequest,
): Promise<HeldRow['record'][]> {
  if (!isMergeable(module)) throw notMerged();
  const group = new Set([into, ...from]);
  if (group.size !== from.length + 1)
    throw invalidField('from', 'rule', {
      zh: '不能与自身合并，也不能重复',
      en: 'A record is not merged with itself, nor twice',
    });
  if (group.size > mostMerged) throw invalidField('from', 'tooMany', { max: mostMerged - 1 });
  const asked = { edit: reachOf(session, module, 'edit'), delete: reachOf(session, module, 'delete') };
  const rows = await holdRows(db, module, [...group], context.visible(module), asked, context);
  if (rows.length < group.size) throw notFound();
  if (rows.some((row) => row.$edit !== true || row.$delete !== true)) throw forbidden();
  const records = rows.map((row) => canonical(row, module.fields.values()) as HeldRow['record']);
  if (records.some(({ deletedAt }) => deletedAt !== null)) throw lyingInBin();
  return records.filter(({ id }) => id !== into);
}

function notMerged(): ProblemError {
  return new ProblemError('state', {
    zh: '此模块的记录不能合并',
    en: 'Records of this module can’t be merged',
  });
}

function lyingInBin(): ProblemError {
  return new ProblemError('state', {
    zh: '回收站中的记录不能合并，请先还原',
    en: 'What is in the recycle bin can’t be merged; restore it first',
  });
}

/** What hangs on one record by its id alone. */
async function carryOver(scope: WriteScope, module: Module, from: number, into: number): Promise<void> {
  const { db } = scope;
  const holder = (id: number) => ({ module: module.name, id });
  await joinShares(db, from, into);
  await moveBelongings(db, holder(from), holder(into), { shares: 'moved' });
  await turnNotices(db, from, into);
  await turnTransfers(db, from, into);
  await turnPassages(db, from, into);
}

/** The one that stays with its new values. @throws ProblemError invalid */
async function soundDraft(
  scope: WriteScope,
  module: Module,
  held: HeldRow,
  { into, from, values }: MergeRequest,
): Promise<ChangeDraft> {
  const group = [into, ...from];
  const inner = pointersTo(module, module);
  const patch = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = inner.find((one) => one.name === name);
      return [name, field ? outsideOf(field, value, module, group) : value];
    }),
  );
  const draft = await draftChange(scope, module, held, patch);
  const issues = [
    ...draft.issues,
    ...(await databaseIssues(scope, module, into, draft.record, draft.changed, from)),
    ...(await circles(scope, module, draft.record, group)),
  ];
  if (issues.length > 0) throw invalid(issues);
  return draft;
}

/** A link among those that become one would point at itself. */
function outsideOf(field: ModuleField, value: unknown, module: Module, group: readonly number[]): unknown {
  if (typeof value === 'number' || Array.isArray(value))
    return turnedValue(field, value, { module, from: group }, null);
  return value;
}

/** Trees that the merge would close to a circle: what is above the one that stays is below one that goes. */
async function circles(
  { db }: WriteScope,
  module: Module,
  record: Record<string, unknown>,
  group: readonly number[],
): Promise<FieldIssue[]> {
  const issues: FieldIssue[] = [];
  for (const field of pointersTo(module, module)) {
    const above = record[field.name];
    if (!field.acyclic || typeof above !== 'number' || group.includes(above)) continue;
    await holdAlone(db, `tree of ${module.name}.${field.name}`);
    const chain = await ancestors(db, module, field.name, above);
    if (chain.some((id) => group.includes(id)))
      issues.push({ ...new Invalid('cycle', { label: titleIn(module, record) }).issue, field: field.name });
  }
  return issues;
}

async function writeSurvivor(
  scope: WriteScope,
  module: Module,
  { before, record, changed }: ChangeDraft,
  from: readonly number[],
): Promise<void> {
  const stamp = changeStamp(scope, before);
  const after: Record<string, unknown> = { ...(await prepareValues(module, record, changed)), ...stamp };
  const names = [...changed, ...Object.keys(stamp)];
  const values = Object.fromEntries(names.map((name) => [name, after[name]]));
  await updateRow(scope.db, module, before.id, values);
  await followUp(scope, module, [
    {
      id: before.id,
      kind: 'merge',
      before,
      after,
      changes: differences(module, before, after),
      version: stamp.version,
      detail: { merged: from },
    },
  ]);
}
