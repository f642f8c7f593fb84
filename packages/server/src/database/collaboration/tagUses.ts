import type { Condition, Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import type { ProjectionContext } from '../query/projection.ts';
import { restriction } from '../query/selectRecords.ts';

/** On how many records of a module, of those that fulfil the condition, each tag stands. */
export async function tagCounts(
  db: Executor,
  module: Module,
  condition: Condition,
  context: ProjectionContext,
): Promise<{ tag: number; count: number }[]> {
  const { rows } = await sql<{ tag: number; count: number }>`
    select r.tag, count(*) as count from record_tag r join ${sql.table(module.table)} as t on t.id = r.record
    where r.module = ${module.name} and ${restriction({ condition, and: [], deleted: false }, context)}
    group by r.tag`.execute(db);
  return rows;
}

/** The records that a tag was put on last, whoever may see them, by the name of their module. */
export async function recordsTagged(db: Executor, tag: number, most: number): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ module: string; record: number }>`
    select module, record from record_tag where tag = ${tag} order by created_at desc limit ${most}`.execute(
    db,
  );
  const found = new Map<string, number[]>();
  for (const { module, record } of rows) found.set(module, [...(found.get(module) ?? []), record]);
  return found;
}
