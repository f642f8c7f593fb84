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
    if (error instanceof Refusal) throw refusalProblem(error);
    for (const module of dependencies.registry().modules) {
      const issue = uniqueViolation(error, module);
      if (issue) throw invalid([issue]);
    }
    throw error;
  }
}
