import { sql } from 'kysely';
import type { Executor } from './connection.ts';

/** Runs a part of a transaction that may fail by itself: then only that part is undone. */
export async function savepoint<T>(tx: Executor, run: () => Promise<T>): Promise<T> {
  await sql`savepoint part`.execute(tx);
  try {
    const result = await run();
    await sql`release savepoint part`.execute(tx);
    return result;
  } catch (error) {
    await sql`rollback to savepoint part`.execute(tx);
    throw error;
  }
}
