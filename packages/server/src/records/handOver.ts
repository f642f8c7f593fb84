import { type FieldIssue, Invalid, type Module, poolFieldDefinitions, sameValue } from '@gejie/core';
import { reachOf } from '../access/reach.ts';
import { fieldRight } from '../access/rights.ts';
import { holdRows, updateRows } from '../database/write/manyRows.ts';
import { canonical } from '../reading/answer.ts';
import type { HeldRow } from './changeRow.ts';
import { differences, followUp } from './followUp.ts';
import { settlePooling } from './pooling.ts';
import type { WriteScope } from './writeScope.ts';

/** A record and whom it is to belong to from now on. */
export interface HandOverRow {
  id: number;
  owner: number | null;
  department: number | null;
}

export interface HandOver {
  rows: readonly HandOverRow[];
  /** What the history calls it, and what it keeps of it. */
  kind: string;
  detail: Record<string, unknown>;
  /** Asked of each record once nobody else can change it any more; others are left as they are, without a word. */
  only?(record: Record<string, unknown>): boolean;
}

/** A record that has changed hands, with whom it belonged to before. */
export interface HandedOver {
  id: number;
  owner: number | null;
  department: number | null;
}

export interface HandOverResult {
  moved: HandedOver[];
  /** Those that are as wished already. */
  unchanged: number[];
  /** Those that this session sees but may not hand over. */
  refused: { id: number; label: string; issue: FieldIssue }[];
}

const nothingGiven: ReadonlySet<string> = new Set();

/** Records written by one statement. */
const batch = 500;

/**
 * Gives many records to other owners. Nothing but owner and department changes, and what the pools keep of that: no rule runs, no field is derived, and
 * the time of the last change stays, because lists, waiting times and the customer pool go by it. The history tells it
 * and the version counts it, so that an edit under way learns of it.
 */
export async function handOver(
  scope: WriteScope,
  module: Module,
  request: HandOver,
): Promise<HandOverResult> {
  const result: HandOverResult = { moved: [], unchanged: [], refused: [] };
  const rows = [...request.rows].sort((a, b) => a.id - b.id);
  for (let start = 0; start < rows.length; start += batch) {
    await handOverBatch(scope, module, { ...request, rows: rows.slice(start, start + batch) }, result);
  }
  return result;
}

async function handOverBatch(
  scope: WriteScope,
  module: Module,
  { rows, kind, detail, only }: HandOver,
  result: HandOverResult,
): Promise<void> {
  const { db, context, session } = scope;
  const asked = { assign: reachOf(session, module, 'assign') };
  const wanted = new Map(rows.map((row) => [row.id, row]));
  const held = await holdRows(db, module, [...wanted.keys()], context.visible(module), asked, context);
  const writable = fieldRight(session, module, 'owner') === 'write';
  const written: { before: HeldRow['record']; after: HeldRow['record'] }[] = [];
  for (const row of held) {
    const before = canonical(row, module.fields.values()) as HeldRow['record'];
    const wish = wanted.get(row.id) as HandOverRow;
    if (only && !only(before)) continue;
    const issue = refusal(before, row.$assign === true && writable, session.elevation !== null);
    if (issue) {
      const label = String(before[module.title] ?? before.number ?? '');
      result.refused.push({ id: row.id, label, issue: { ...issue.issue, field: 'owner' } });
    } else if (sameValue(before.owner, wish.owner) && sameValue(before.department, wish.department)) {
      result.unchanged.push(row.id);
    } else {
      const { owner, department } = wish;
      const given = { ...before, owner, department, version: before.version + 1 };
      written.push({
        before,
        after: settlePooling(module, given, before, nothingGiven, scope.now) as HeldRow['record'],
      });
      result.moved.push({
        id: row.id,
        owner: before.owner as number | null,
        department: before.department as number | null,
      });
    }
  }
  if (written.length === 0) return;
  await updateRows(
    db,
    module,
    ['owner', 'department', 'version', ...(module.definition.pool ? Object.keys(poolFieldDefinitions) : [])],
    written.map(({ after }) => after),
  );
  await followUp(
    scope,
    module,
    written.map(({ before, after }) => ({
      id: before.id,
      kind,
      before,
      after,
      changes: differences(module, before, after),
      version: after.version,
      detail,
    })),
  );
}

/** What is in the recycle bin stays with whom it belongs to, unless the system itself moves it. */
function refusal(record: HeldRow['record'], may: boolean, system: boolean): Invalid | null {
  if (!may) return new Invalid('notAllowed');
  if (record.deletedAt === null || system) return null;
  return new Invalid('rule', { zh: '此记录在回收站中', en: 'This record is in the recycle bin' });
}
