import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Where PostgreSQL tells every process that administrators have changed fields, choices or layouts. */
export const customizationChannel = 'gejie_customization';

/** Heard by all processes when the transaction commits. */
export async function tellCustomized(tx: Executor): Promise<void> {
  await sql`select pg_notify(${customizationChannel}, '')`.execute(tx);
}
