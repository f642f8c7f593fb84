import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/**
 * Holds rows whose lines stand in another table, before they are read. A statement that waits for a row sees that row as it
 * is then, but all other tables as they were when it began: it would read the lines of before. (PostgreSQL, 13.2.1 Read
 * Committed.) Rows without lines are held by the statement that reads them.
 */
export async function holdLined(db: Executor, module: Module, ids: readonly number[]): Promise<void> {
  if (ids.length === 0 || ![...module.fields.values()].some(({ type }) => type.keptInRows)) return;
  await sql`select id from ${sql.table(module.table)} where id = any(${ids}::bigint[]) order by id
    for no key update`.execute(db);
}
