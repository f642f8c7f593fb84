import { sql } from 'kysely';
import type { Database } from './connection.ts';

/** @throws when the database can't be reached */
export async function ping(database: Database): Promise<void> {
  await sql`select 1`.execute(database.kysely);
}
