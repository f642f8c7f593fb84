import type { Module, PartOfStory } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';
import { type PointedAt, pointsAt } from '../query/pointsAt.ts';

/** Of so many records the story is put together, those changed last; no customer has more people and deals. */
const mostParts = 2000;

/** The records within reach whose stories are part of that of a record, by their modules. */
export async function storyParts(
  db: Executor,
  whole: { module: Module; id: number },
  parts: readonly PartOfStory[],
  context: CompileContext,
): Promise<PointedAt[]> {
  if (parts.length === 0) return [];
  const each = parts.map(
    ({ module, field }) => sql`(select ${module.name}::text as module, t.id, t.updated_at
      from ${sql.table(module.table)} t
      where ${pointsAt(field, 't', whole.module, whole.id)} and t.deleted_at is null and t.id <> ${whole.id}
        and (${compileCondition(context.visible(module), 't', context)})
      order by t.updated_at desc, t.id desc limit ${mostParts})`,
  );
  const { rows } = await sql<{ module: string; ids: number[] }>`
    select module, array_agg(distinct id) as ids from (
      select * from (${sql.join(each, sql` union all `)}) as found order by updated_at desc limit ${mostParts}
    ) as latest group by module`.execute(db);
  const ids = new Map(rows.map((row) => [row.module, row.ids]));
  const modules = new Set(parts.map(({ module }) => module));
  return [...modules].flatMap((module) => {
    const found = ids.get(module.name);
    return found ? [{ module, ids: found }] : [];
  });
}
