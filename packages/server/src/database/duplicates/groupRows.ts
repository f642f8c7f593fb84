import type { Condition, Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';

export interface GroupRow {
  id: number;
  fields: string[];
  /** The living ones, by id. */
  members: { id: number; label: string; seen: boolean }[];
}

/** Groups of which somebody sees a record, and not all of which were said to be different, a page at a time. */
export async function groupsFor(
  db: Executor,
  module: Module,
  visible: Condition,
  page: { after: number; limit: number; only?: number },
  context: CompileContext,
): Promise<GroupRow[]> {
  const title = sql.ref(`t.${module.fields.get(module.title)?.column ?? 'id'}`);
  const { rows } = await sql<GroupRow>`
    select g.id, g.fields, m.members from duplicate_group g
    cross join lateral (
      select count(*) as size, bool_or(${compileCondition(visible, 't', context)}) as seen,
        array_agg(t.id) as ids,
        jsonb_agg(jsonb_build_object('id', t.id, 'label', ${title},
          'seen', (${compileCondition(visible, 't', context)})) order by t.id) as members
      from ${sql.table(module.table)} as t where t.id = any(g.records) and t.deleted_at is null
    ) as m
    where g.module = ${module.name} and g.id > ${page.after}
      and (${page.only ?? null}::bigint is null or g.id = ${page.only ?? null})
      and m.size > 1 and m.seen
      and (select count(*) from not_duplicate n where n.a = any(m.ids) and n.b = any(m.ids)) < m.size * (m.size - 1) / 2
    order by g.id limit ${page.limit}`.execute(db);
  return rows;
}

/** Remembers that these pairs are not the same. */
export async function notePairs(
  db: Executor,
  pairs: readonly (readonly [number, number])[],
  by: number | null,
): Promise<void> {
  await sql`
    insert into not_duplicate (a, b, by)
    select a, b, ${by} from unnest(${pairs.map(([a]) => a)}::bigint[], ${pairs.map(([, b]) => b)}::bigint[]) as p(a, b)
    on conflict do nothing`.execute(db);
}

/** When the groups of a module were looked for last. */
export async function lastSearch(db: Executor, module: string): Promise<{ at: string } | null> {
  const { rows } = await sql<{ at: string }>`
    select finished_at as at from job where kind = 'duplicates' and module = ${module} and state = 'done'
    order by id desc limit 1`.execute(db);
  return rows[0] ?? null;
}
