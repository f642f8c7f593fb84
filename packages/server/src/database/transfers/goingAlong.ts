import type { Condition, Module, ModuleField } from '@gejie/core';
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

/** A list of what points at a record. */
export interface ListAlong {
  parent: Module;
  child: Module;
  /** The link of the child. */
  field: ModuleField;
  /** Which of its records are still going on. */
  open: Condition;
}

const parents = (givers: readonly Giver[]): Sql =>
  sql`jsonb_to_recordset(${JSON.stringify(givers)}::jsonb) as p(id bigint, owner bigint, department bigint)`;

/** Belongs to the same person; or, where the record belonged to a department, to nobody in the same one. */
const sameOwner = sql`t.owner is not distinct from p.owner
  and (p.owner is not null or t.department is not distinct from p.department)`;

/** The living records of a list that point at one of these, as far as the reader sees them. */
export async function goingAlong(
  db: Executor,
  { parent, child, field, open }: ListAlong,
  givers: readonly Giver[],
  { whose, closed }: { whose: Whose; closed: boolean },
  context: CompileContext,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct t.id from ${parents(givers)} join ${sql.table(child.table)} as t on ${pointsAt(field, 't', parent, sql.ref('p.id'))}
    where t.deleted_at is null and (${whose === 'all' ? sql`true` : sameOwner})
      and (${closed ? sql`true` : compileCondition(open, 't', context)})
      and (${compileCondition(context.visible(child), 't', context)})`.execute(db);
  return rows.map(({ id }) => id);
}

/** How many of them there are, of the same owner and in all: those still going on, and the others. */
export async function countAlong(
  db: Executor,
  { parent, child, field, open }: ListAlong,
  givers: readonly Giver[],
  context: CompileContext,
): Promise<Record<'open' | 'over', Record<Whose, number>>> {
  const { rows } = await sql<{ open: boolean; giver: number; all: number }>`
    select coalesce(${compileCondition(open, 't', context)}, false) as open,
      count(distinct t.id) filter (where ${sameOwner})::int as giver, count(distinct t.id)::int as "all"
    from ${parents(givers)} join ${sql.table(child.table)} as t on ${pointsAt(field, 't', parent, sql.ref('p.id'))}
    where t.deleted_at is null and (${compileCondition(context.visible(child), 't', context)})
    group by 1`.execute(db);
  const counted = (wanted: boolean) => {
    const { giver = 0, all = 0 } = rows.find((row) => row.open === wanted) ?? {};
    return { giver, all };
  };
  return { open: counted(true), over: counted(false) };
}
