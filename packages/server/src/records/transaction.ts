import { Refusal } from '@gejie/core';
import type { Session } from '../access/session.ts';
import { retryTransaction } from '../database/retryTransaction.ts';
import { invalid, refusalProblem } from '../problem.ts';
import type { RecordDependencies } from './recordDependencies.ts';
import { recordWork } from './recordWork.ts';
import { uniqueViolation } from './uniqueness.ts';
import { type WriteScope, writeScope } from './writeScope.ts';

/** Runs `run` in one transaction; what PostgreSQL gives up because of other writers is tried again. */
export async function inTransaction<T>(
  dependencies: RecordDependencies,
  session: Session,
  run: (scope: WriteScope) => Promise<T>,
): Promise<T> {
  try {
    return await retryTransaction(dependencies.database, (tx) =>
      run(writeScope(tx, session, dependencies, 0, recordWork)),
    );
  } catch (error) {
    throw toldAsProblem(error, dependencies);
  }
}

/** What effects refuse and what only an index could see, as whoever asked for the write is told; anything else as it is. */
export function toldAsProblem(error: unknown, { registry }: Pick<RecordDependencies, 'registry'>): unknown {
  if (error instanceof Refusal) return refusalProblem(error);
  const issues = registry().modules.flatMap((module) => uniqueViolation(error, module) ?? []);
  return issues.length > 0 ? invalid(issues.slice(0, 1)) : error;
}
