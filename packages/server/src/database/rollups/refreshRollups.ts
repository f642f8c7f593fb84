import type { Condition, Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';
import { compileCondition } from '../query/compileCondition.ts';

/** Roll-ups of one module over one link of another. */
export interface RollupPlan {
  parent: Module;
  child: Module;
  by: ModuleField;
  figures: { into: ModuleField; of: ModuleField | null; figure: 'count' | 'sum' | 'max'; where: Condition }[];
}

const everywhere = { visible: () => ({ kind: 'all' as const, of: [] }) };

/** Computes the roll-ups of these parents anew. They are figures of the company: nobody's reach cuts them. */
export async function refreshRollups(
  db: Executor,
  plan: RollupPlan,
  parents: readonly number[],
): Promise<void> {
  if (parents.length === 0) return;
  const figures = plan.figures.map(({ of, figure, where }) =>
    aggregates[figure](of, sql`filter (where ${compileCondition(where, 'c', everywhere)})`),
  );
  const targets = plan.figures.map(({ into }) => sql.id(into.column));
  const child = sql`from ${sql.table(plan.child.table)} as c where ${sql.ref(`c.${plan.by.column}`)} = p.id and c.deleted_at is null`;
  // Held first, by a statement of its own: one that waited for another's change of the parent would go on to add up the
  // children as they were before it waited, and lose the other's.
  await sql`select id from ${sql.table(plan.parent.table)} where id = any(${[...parents]}::bigint[])
    order by id for no key update`.execute(db);
  await sql`update ${sql.table(plan.parent.table)} as p set (${sql.join(targets)}) = (select ${sql.join(figures)} ${child})
    where p.id = any(${[...parents].sort((a, b) => a - b)}::bigint[])`.execute(db);
}

const aggregates: Record<'count' | 'sum' | 'max', (of: ModuleField | null, only: Sql) => Sql> = {
  count: (_, only) => sql`count(*) ${only}`,
  sum: (of, only) => sql`coalesce(sum(${sql.ref(`c.${of?.column ?? 'id'}`)}) ${only}, 0)`,
  max: (of, only) => sql`max(${sql.ref(`c.${of?.column ?? 'id'}`)}) ${only}`,
};

/** Computes a roll-up of all parents, after a bulk load or when the roll-up is new. */
export async function refreshAllRollups(db: Executor, plan: RollupPlan): Promise<void> {
  const { rows } = await sql<{ id: number }>`select id from ${sql.table(plan.parent.table)}`.execute(db);
  for (let start = 0; start < rows.length; start += 5000) {
    await refreshRollups(
      db,
      plan,
      rows.slice(start, start + 5000).map(({ id }) => id),
    );
  }
}
