import type { Condition, Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';
import type { ProjectionContext } from '../query/projectionContext.ts';
import { restriction } from '../query/selectRecords.ts';

/** Records of a module that count. */
export interface CountedPart {
  module: Module;
  condition: Condition;
  /** They are a good part of the module, not a few of somebody's own. */
  most: boolean;
}

/**
 * On how many records, of those that fulfil the conditions, each tag stands: one statement over all modules, which looks
 * at no more uses of a tag in a module than tell that there are more than `most`.
 */
export async function tagCounts(
  db: Executor,
  parts: readonly CountedPart[],
  most: number,
  context: ProjectionContext,
): Promise<Map<number, number>> {
  if (parts.length === 0) return new Map();
  const counted = parts.map(
    (part) => sql`
      select g.id as tag, counted.count from tag as g cross join lateral (
        select count(*) as count from (${uses(part, context)} limit ${most + 1}) as used) as counted
      where counted.count > 0`,
  );
  const { rows } = await sql<{ tag: number; count: number }>`
    select tag, sum(count)::bigint as count from (${sql.join(counted, sql` union all `)}) as counted
    group by tag`.execute(db);
  return new Map(rows.map(({ tag, count }) => [tag, count]));
}

/** The uses of the tag `g` in a module. */
function uses({ module, condition, most }: CountedPart, context: ProjectionContext): Sql {
  const table = sql.table(module.table);
  const own = sql`r.tag = g.id and r.module = ${sql.lit(module.name)}
    and (r.owner is null or r.owner = ${context.reader ?? null})`;
  const counts = restriction({ condition, and: [], deleted: false }, context);
  // Who sees most of the records finds enough among the first uses, where the planner would join with them all.
  return most
    ? sql`select from (select r.record from record_tag as r where ${own} offset 0) as r
        cross join lateral (select from ${table} as t where t.id = r.record and ${counts} offset 0) as t`
    : sql`select from record_tag as r join ${table} as t on t.id = r.record where ${own} and ${counts}`;
}

/** Names of the modules of whose records some carry a tag, whoever may see them. */
export async function modulesTagged(db: Executor, tag: number): Promise<Set<string>> {
  const { rows } = await sql<{ module: string }>`
    select distinct module from record_tag where tag = ${tag}`.execute(db);
  return new Set(rows.map(({ module }) => module));
}

/** Names of the modules of whose records some carry a tag that the reader may know of. */
export async function modulesWithTags(db: Executor): Promise<Set<string>> {
  // Each module's first use by the index: a distinct over all uses would read them all.
  const { rows } = await sql<{ module: string }>`
    with recursive found as (
      (select module from record_tag order by module limit 1)
      union all
      select (select module from record_tag where module > found.module order by module limit 1) from found
      where found.module is not null
    ) select module from found where module is not null`.execute(db);
  return new Set(rows.map(({ module }) => module));
}
