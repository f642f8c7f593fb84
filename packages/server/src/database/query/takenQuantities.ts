import type { Condition, Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { type CompileContext, compileCondition } from './compileCondition.ts';

/** How much of lines stands in living documents of a module that were copied from them, by the line; what has none is left out. */
export async function takenQuantities(
  db: Executor,
  module: Module,
  lines: readonly number[],
  condition: Condition,
  context: CompileContext,
): Promise<Map<number, string>> {
  if (lines.length === 0) return new Map();
  const { rows } = await sql<{ source: number; quantity: string }>`
    select l.source, coalesce(sum(l.quantity), 0)::text as quantity
    from document_line as l join ${sql.table(module.table)} as t on t.id = l.document
    where l.source = any(${lines}::bigint[]) and t.deleted_at is null and ${compileCondition(condition, 't', context)}
    group by l.source`.execute(db);
  return new Map(rows.map(({ source, quantity }) => [source, quantity]));
}
