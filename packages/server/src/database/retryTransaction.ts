import type { Database, Executor } from './connection.ts';

const mostTries = 5;

/** serialization_failure and deadlock_detected: nothing was done, and trying again is the remedy (PostgreSQL 18, 13.5). */
const passing = new Set(['40001', '40P01']);

/** Runs a transaction, again when PostgreSQL gave it up because of others. */
export async function retryTransaction<T>(database: Database, run: (tx: Executor) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction(run);
    } catch (error) {
      const { code } = error as { code?: string };
      if (attempt >= mostTries || code === undefined || !passing.has(code)) throw error;
    }
  }
}
