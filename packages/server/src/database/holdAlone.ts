import { sql } from 'kysely';
import type { Executor } from './connection.ts';

/**
 * One transaction at a time gets past this for the same `what`; what the others committed is seen from then on.
 * @param what in an order that everybody keeps who holds several
 */
export async function holdAlone(tx: Executor, ...what: readonly string[]): Promise<void> {
  if (what.length === 0) return;
  await sql`select pg_advisory_xact_lock(hashtextextended('gejie: ' || what, 0))
    from unnest(${what}::text[]) as what`.execute(tx);
}
