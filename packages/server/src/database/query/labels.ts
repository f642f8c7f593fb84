import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { compileCondition } from './compileCondition.ts';
import type { ProjectionContext } from './projection.ts';
import { shownTitle } from './shownText.ts';

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
  const names = new Map<string, string>();
  const targets = new Set(wanted.map(({ target }) => target));
  for (const target of targets) {
    const ids = [...new Set(wanted.filter((one) => one.target === target).flatMap((one) => one.ids))];
    if (ids.length === 0) continue;
    const module = context.registry.module(target);
    const { rows } = await sql<{ id: number; label: string }>`
      select t.id, ${shownTitle(module, 't', context)} as label from ${sql.table(module.table)} as t
      where t.id = any(${ids}::bigint[]) and (${compileCondition(context.visible(module), 't', context)})
      ${purged ? sql`union all select record, label from tombstone where record = any(${ids}::bigint[])` : sql``}`.execute(
      db,
    );
    for (const { id, label } of rows) {
      names.set(`${target}:${id}`, label);
      names.set(`${module.path}:${id}`, label);
    }
  }
  return names;
}
