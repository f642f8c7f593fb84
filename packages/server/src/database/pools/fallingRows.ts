import type { Condition, Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';

export interface FallingRow {
  id: number;
  owner: number;
  /** Which of the cases is the first that holds. */
  case: number;
  label: string | null;
  /** Values of the fields asked for, under their names. */
  values: Record<string, unknown>;
}

interface Wish {
  /** Conditions in order; a record is found when one of them holds. */
  cases: readonly Condition[];
  /** Names of fields wanted besides. */
  fields: readonly string[];
}

/** Records behind `after` by id for which one of the cases holds. */
export async function fallingRows(
  db: Executor,
  module: Module,
  wish: Wish,
  page: { after: number; limit: number },
  context: CompileContext,
): Promise<FallingRow[]> {
  return rowsOf(db, module, wish, sql`t.id > ${page.after}`, sql`order by t.id limit ${page.limit}`, context);
}

/** The same, held until the transaction ends; those that somebody else is just changing are passed over. */
export async function holdFalling(
  db: Executor,
  module: Module,
  wish: Wish,
  page: { after: number; limit: number },
  context: CompileContext,
): Promise<FallingRow[]> {
  const tail = sql`order by t.id limit ${page.limit} for no key update skip locked`;
  return rowsOf(db, module, wish, sql`t.id > ${page.after}`, tail, context);
}

/** Those of some records for which a case holds, with the first one that does. */
export async function fallingAmong(
  db: Executor,
  module: Module,
  wish: Wish,
  ids: readonly number[],
  context: CompileContext,
): Promise<FallingRow[]> {
  return rowsOf(db, module, wish, sql`t.id = any(${ids}::bigint[])`, sql``, context);
}

async function rowsOf(
  db: Executor,
  module: Module,
  { cases, fields }: Wish,
  where: Sql,
  tail: Sql,
  context: CompileContext,
): Promise<FallingRow[]> {
  if (cases.length === 0) return [];
  const compiled = cases.map((condition) => compileCondition(condition, 't', context));
  const values = fields.map((name) => sql`${sql.lit(name)}, ${sql.ref(`t.${columnOf(module, name)}`)}`);
  const { rows } = await sql<FallingRow>`
    select t.id, t.owner, ${sql.ref(`t.${columnOf(module, module.title)}`)} as label,
      case ${sql.join(
        compiled.map((condition, index) => sql`when ${condition} then ${sql.lit(index)}`),
        sql` `,
      )} end as "case",
      jsonb_build_object(${sql.join(values)}) as "values"
    from ${sql.table(module.table)} as t
    where ${where} and t.deleted_at is null and (${sql.join(
      compiled.map((condition) => sql`(${condition})`),
      sql` or `,
    )}) ${tail}`.execute(db);
  return rows;
}

/** How many records each case is the first to hold for. */
export async function countFalling(
  db: Executor,
  module: Module,
  cases: readonly Condition[],
  context: CompileContext,
): Promise<Map<number, number>> {
  if (cases.length === 0) return new Map();
  const compiled = cases.map((condition) => compileCondition(condition, 't', context));
  const { rows } = await sql<{ case: number; count: number }>`
    select case ${sql.join(
      compiled.map((condition, index) => sql`when ${condition} then ${sql.lit(index)}`),
      sql` `,
    )} end as "case", count(*) as count
    from ${sql.table(module.table)} as t
    where t.deleted_at is null and (${sql.join(
      compiled.map((condition) => sql`(${condition})`),
      sql` or `,
    )}) group by 1`.execute(db);
  return new Map(rows.map((row) => [row.case, row.count]));
}

function columnOf(module: Module, name: string): string {
  return module.fields.get(name)?.column ?? name;
}
