import { type FieldIssue, messageOf, type Module } from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import { retryTransaction } from '../database/retryTransaction.ts';
import { savepoint } from '../database/savepoint.ts';
import { forbidden, ProblemError } from '../problem.ts';
import { changeRow } from './changeRow.ts';
import { createRows } from './createRows.ts';
import type { RecordDependencies } from './recordContext.ts';
import type { BatchResult, BatchRow } from './recordService.ts';
import { recordWork } from './recordWork.ts';
import { type WriteScope, writeScope } from './writeScope.ts';

/** Saves many rows in one transaction; see {@link RecordService.saveBatch}. */
export async function saveBatch(dependencies: RecordDependencies, session: Session, module: Module, rows: readonly BatchRow[]): Promise<BatchResult[]> {
  return retryTransaction(dependencies.database, (tx) => saveBatchIn(writeScope(tx, session, dependencies, 0, recordWork), module, rows));
}

/** The same within a transaction that does more. */
export async function saveBatchIn(scope: WriteScope, module: Module, rows: readonly BatchRow[]): Promise<BatchResult[]> {
  const results = new Array<BatchResult>(rows.length);
  const fresh = rows.flatMap((row, index) => (row.id === undefined ? [{ index, values: row.values }] : []));
  if (fresh.length > 0) {
    if (!rightsOf(scope.session, module).create) throw forbidden();
    const created = await createRows(scope, module, fresh.map(({ values }) => values));
    for (const [position, { index }] of fresh.entries()) {
      const one = created[position];
      results[index] =
        one && 'record' in one
          ? { id: one.record.id, outcome: 'created', issues: [] }
          : { id: null, outcome: 'failed', issues: told(scope, one?.issues ?? []) };
    }
  }
  for (const [index, row] of rows.entries()) {
    if (row.id !== undefined) results[index] = await changeOne(scope, module, row.id, row.values);
  }
  return results;
}

async function changeOne(scope: WriteScope, module: Module, id: number, values: Record<string, unknown>): Promise<BatchResult> {
  try {
    await savepoint(scope.db, () => changeRow(scope, module, id, values));
    return { id, outcome: 'updated', issues: [] };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const language = scope.session.language === 'en' ? 'en' : 'zh';
    const whole = { field: '', code: error.kind, message: error.detail[language] };
    return { id, outcome: 'failed', issues: error.issues.length > 0 ? told(scope, error.issues) : [whole] };
  }
}

function told({ session }: WriteScope, issues: readonly FieldIssue[]): BatchResult['issues'] {
  return issues.map((issue) => ({ field: issue.field, code: issue.code, message: messageOf(issue, session.language) }));
}
