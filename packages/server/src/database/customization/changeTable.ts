import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database, Executor } from '../connection.ts';

/**
 * Milliseconds an attempt waits for a table. Whoever reads or writes it meanwhile queues behind the waiting change, so
 * most attempts give up at once; the last ones wait long enough for autovacuum to make way, which it does after
 * `deadlock_timeout` (one second).
 */
const waits = [...Array<number>(40).fill(80), 1_500, 1_500, 1_500];
const pause = 150;

/** lock_not_available */
const tableIsBusy = '55P03';

/**
 * Changes a table and what is kept about it in one transaction, as PostgreSQL can: either both are changed or neither.
 * @throws the database's 55P03 when others never let go of the table
 */
export async function changeTable<T>(database: Database, change: (tx: Executor) => Promise<T>): Promise<T> {
  for (const [attempt, wait] of waits.entries()) {
    try {
      return await database.transaction(async (tx) => {
        await sql`set local lock_timeout = ${sql.lit(wait)}`.execute(tx);
        return change(tx);
      });
    } catch (error) {
      const isLast = attempt === waits.length - 1;
      if (isLast || (error as { code?: string }).code !== tableIsBusy) throw error;
      await delay(pause);
    }
  }
  throw new Error('No attempt was made');
}
