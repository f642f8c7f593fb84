import { sql } from 'kysely';
import type { Executor } from './connection.ts';

/** One transaction at a time gets past this for the same `what`; what the others committed is seen from then on. */
export async function holdAlone(tx: Executor, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`gejie: ${what}`}, 0))`.execute(tx);
}
