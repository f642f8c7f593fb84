import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { searchPartOf } from '../search/searchParts.ts';

/** Lets the planner know at once what a module has become; autovacuum would come, but later. */
export async function refreshStatistics(db: Executor, module: Module): Promise<void> {
  const { name } = await searchPartOf(db, module);
  await sql`analyze (skip_locked) ${sql.table(module.table)}, ${sql.table(name)}`.execute(db);
}
