import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Lays accounts that belong to nobody into a pool, as if they had fallen into it. */
export async function layIntoPool(db: Executor, pool: number, accounts: readonly number[]): Promise<void> {
  await sql`update account set pool = ${pool}, pooled_at = now() where id = any(${accounts}::bigint[])`.execute(
    db,
  );
}
