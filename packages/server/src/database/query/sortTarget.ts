import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';
import { sortExpression } from '../schema/moduleTable.ts';
import { type CompileContext, compileCondition } from './compileCondition.ts';
import type { SortKey } from './sortKey.ts';

interface JoinContext extends CompileContext {
  visible(module: Module): Parameters<typeof compileCondition>[0];
}

/** What the target of the key at `index` is called in the query. */
export const targetAlias = (index: number) => `s${index}`;

/**
 * References are sorted by the title of what they point at. It is joined, so that PostgreSQL may walk the target's own
 * index of titles when many records are looked at, or look the titles up when there are few. What the reader may not see,
 * and what is in the recycle bin, has no title here: it comes last, as if there were no reference.
 */
export function targetJoins(sort: readonly SortKey[], context: JoinContext): Sql {
  const joins = sort.flatMap(({ field, target }, index) => {
    if (!target) return [];
    const alias = targetAlias(index);
    return [
      sql`left join ${sql.table(target.table)} as ${sql.id(alias)}
        on ${sql.ref(`${alias}.id`)} = ${sql.ref(`t.${field.column}`)} and ${sql.ref(`${alias}.deleted_at`)} is null
        and ${sql.ref(`${alias}.${titleOf(target).column}`)} is not null
        and (${compileCondition(context.visible(target), alias, context)})`,
    ];
  });
  return sql.join(joins, sql` `);
}

/** The value that a reference is sorted by. */
export function targetExpression(target: Module, index: number): Sql {
  return sql.raw(sortExpression(titleOf(target), targetAlias(index)));
}

function titleOf(target: Module): ModuleField {
  const field = target.fields.get(target.title);
  if (!field) throw new Error(`${target.name} has no field ${target.title}`);
  return field;
}
