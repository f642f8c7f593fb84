import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Lets the planner know at once what a module has become; autovacuum would come, but later. */
export async function refreshStatistics(db: Executor, module: Module): Promise<void> {
  await sql`analyze (skip_locked) ${sql.table(module.table)}, ${sql.table(`search_${module.table}`)}`.execute(
    db,
  );
}
