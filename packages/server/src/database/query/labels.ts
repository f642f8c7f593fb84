import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { compileCheck } from './compileCondition.ts';
import { markedTitle, markedTombstone, readMarked } from './markedLabel.ts';
import type { ProjectionContext } from './projectionContext.ts';

/**
 * Names of records of several modules, as far as the reader may see them; what was purged keeps its last name.
 * @param purged false: what was purged has none; its last name is known to those who may see what refers to it only
 * @returns `module:id` and `path:id` → name
 */
export async function labelsOf(
  db: Executor,
  context: ProjectionContext,
  wanted: readonly { target: string; ids: readonly number[] }[],
  purged = true,
): Promise<Map<string, string>> {
  const marked = await markedLabelsOf(db, context, wanted, purged);
  return new Map([...marked].map(([key, label]) => [key, readMarked(label).label as string]));
}

/** The same names with their marks, which {@link readMarked} reads. */
export async function markedLabelsOf(
  db: Executor,
  context: ProjectionContext,
  wanted: readonly { target: string; ids: readonly number[] }[],
  purged = true,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const targets = [...Map.groupBy(wanted, ({ target }) => target)].flatMap(([target, some]) => {
    const ids = [...new Set(some.flatMap((one) => one.ids))];
    return ids.length > 0 ? [{ module: context.registry.module(target), ids }] : [];
  });
  if (targets.length === 0) return names;
  const parts = targets.map(({ module, ids }, index) => {
    const place = sql.lit(index);
    return sql`select ${place} as place, t.id, ${markedTitle(module, 't', context)} as label
      from ${sql.table(module.table)} as t
      where t.id = any(${ids}::bigint[]) and ${compileCheck(context.visible(module), 't', context)}
      ${purged ? sql`union all select ${place}, record, ${markedTombstone} from tombstone where record = any(${ids}::bigint[])` : sql``}`;
  });
  const { rows } = await sql<{ place: number; id: number; label: string }>`
    ${sql.join(parts, sql` union all `)}`.execute(db);
  for (const { place, id, label } of rows) {
    const { module } = targets[place] as (typeof targets)[number];
    names.set(`${module.name}:${id}`, label);
    names.set(`${module.path}:${id}`, label);
  }
  return names;
}
