import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';
import { pointsAt } from '../query/pointsAt.ts';

/** A record and whom it belonged to before it was handed over. */
export interface Giver {
  id: number;
  owner: number | null;
  department: number | null;
}

/** Whose related records are meant: those of the same owner as the record itself, or all. */
export type Whose = 'giver' | 'all';

const parents = (givers: readonly Giver[]): Sql =>
  sql`jsonb_to_recordset(${JSON.stringify(givers)}::jsonb) as p(id bigint, owner bigint, department bigint)`;

/** Belongs to the same person; or, where the record belonged to a department, to nobody in the same one. */
const sameOwner = sql`t.owner is not distinct from p.owner
  and (p.owner is not null or t.department is not distinct from p.department)`;

/** The living records of a module whose link points at one of these, as far as the reader sees them. */
export async function goingAlong(
  db: Executor,
  parent: Module,
  child: Module,
  field: ModuleField,
  givers: readonly Giver[],
  whose: Whose,
  context: CompileContext,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct t.id from ${parents(givers)} join ${sql.table(child.table)} as t on ${pointsAt(field, 't', parent, sql.ref('p.id'))}
    where t.deleted_at is null and (${whose === 'all' ? sql`true` : sameOwner})
      and (${compileCondition(context.visible(child), 't', context)})`.execute(db);
  return rows.map(({ id }) => id);
}

/** How many of them there are: of the same owner, and in all. */
export async function countAlong(
  db: Executor,
  parent: Module,
  child: Module,
  field: ModuleField,
  givers: readonly Giver[],
  context: CompileContext,
): Promise<{ giver: number; all: number }> {
  const { rows } = await sql<{ giver: number; all: number }>`
    select count(*) filter (where ${sameOwner})::int as giver, count(*)::int as "all"
    from ${parents(givers)} join ${sql.table(child.table)} as t on ${pointsAt(field, 't', parent, sql.ref('p.id'))}
    where t.deleted_at is null and (${compileCondition(context.visible(child), 't', context)})`.execute(db);
  return rows[0] as { giver: number; all: number };
}
