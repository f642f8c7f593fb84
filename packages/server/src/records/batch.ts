import { type FieldIssue, type Module, messageOf } from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';
import { retryTransaction } from '../database/retryTransaction.ts';
import { savepoint } from '../database/savepoint.ts';
import { forbidden, ProblemError } from '../problem.ts';
import { changeRow } from './changeRow.ts';
import { changeTogether } from './changeRows.ts';
import { checkRows, createRow, createRows } from './createRows.ts';
import type { RecordDependencies } from './recordDependencies.ts';
import type { BatchResult, BatchRow } from './recordService.ts';
import { recordWork } from './recordWork.ts';
import { toldAsProblem } from './transaction.ts';
import { type WriteScope, writeScope } from './writeScope.ts';

/** Runs a batch in the transaction given, or in one of its own that is tried again when others stood in its way. */
export async function inBatch<T>(
  dependencies: RecordDependencies,
  session: Session,
  within: Executor | undefined,
  run: (scope: WriteScope) => Promise<T>,
): Promise<T> {
  const inside = (tx: Executor) => run(writeScope(tx, session, dependencies, 0, recordWork));
  return within ? inside(within) : retryTransaction(dependencies.database, inside);
}

/** See {@link RecordService.checkBatch}. */
export async function checkBatch(
  scope: WriteScope,
  module: Module,
  rows: readonly Record<string, unknown>[],
): Promise<BatchResult['issues'][]> {
  return (await checkRows(scope, module, rows)).map((issues) => told(scope, issues));
}

/** Saves many rows, each by itself; see {@link RecordService.saveBatch}. */
export async function saveBatch(
  scope: WriteScope,
  module: Module,
  rows: readonly BatchRow[],
): Promise<BatchResult[]> {
  const results = new Array<BatchResult>(rows.length);
  const fresh = rows.flatMap((row, index) => (row.id === undefined ? [{ index, values: row.values }] : []));
  if (fresh.length > 0) {
    if (!rightsOf(scope.session, module).create) throw forbidden();
    const created = await createFresh(
      scope,
      module,
      fresh.map(({ values }) => values),
    );
    for (const [position, { index }] of fresh.entries()) results[index] = created[position] as BatchResult;
  }
  const changes = rows.flatMap(({ id, values }) => (id === undefined ? [] : [{ id, values }]));
  const together = await changeTogether(scope, module, changes);
  for (const [index, { id, values }] of rows.entries()) {
    if (id === undefined) continue;
    results[index] = together.has(id)
      ? { id, outcome: 'updated', issues: [] }
      : await byItself(scope, id, 'updated', () => changeRow(scope, module, id, values));
  }
  return results;
}

/**
 * Creates the rows together; when something stands against that for the sake of one of them (an effect refuses it,
 * another writer has just taken its unique value), each by itself.
 */
async function createFresh(
  scope: WriteScope,
  module: Module,
  inputs: readonly Record<string, unknown>[],
): Promise<BatchResult[]> {
  try {
    const created = await savepoint(scope.db, () => createRows(scope, module, inputs));
    return created.map((one) =>
      'record' in one
        ? { id: one.record.id, outcome: 'created', issues: [] }
        : { id: null, outcome: 'failed', issues: told(scope, one.issues) },
    );
  } catch (error) {
    if (!(toldAsProblem(error, scope.dependencies) instanceof ProblemError)) throw error;
  }
  const results: BatchResult[] = [];
  for (const values of inputs) {
    let id: number | null = null;
    const result = await byItself(scope, null, 'created', async () => {
      id = (await createRow(scope, module, values)).id;
    });
    results.push(result.outcome === 'failed' ? result : { ...result, id });
  }
  return results;
}

/** Does something to many records, each by itself: what one of them refuses leaves the others alone. */
export async function moveBatch(
  scope: WriteScope,
  ids: readonly number[],
  outcome: BatchResult['outcome'],
  move: (id: number) => Promise<unknown>,
): Promise<BatchResult[]> {
  const results: BatchResult[] = [];
  for (const id of ids) results.push(await byItself(scope, id, outcome, () => move(id)));
  return results;
}

async function byItself(
  scope: WriteScope,
  id: number | null,
  outcome: BatchResult['outcome'],
  run: () => Promise<unknown>,
): Promise<BatchResult> {
  try {
    await savepoint(scope.db, run);
    return { id, outcome, issues: [] };
  } catch (thrown) {
    const error = toldAsProblem(thrown, scope.dependencies);
    if (!(error instanceof ProblemError)) throw error;
    const language = scope.session.language === 'en' ? 'en' : 'zh';
    const whole = { field: '', code: error.kind, message: error.detail[language] };
    return { id, outcome: 'failed', issues: error.issues.length > 0 ? told(scope, error.issues) : [whole] };
  }
}

function told({ session }: WriteScope, issues: readonly FieldIssue[]): BatchResult['issues'] {
  return issues.map((issue) => ({
    field: issue.field,
    code: issue.code,
    message: messageOf(issue, session.language),
  }));
}
