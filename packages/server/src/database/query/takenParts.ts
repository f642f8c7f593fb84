import type { Condition, Module, TakenPart } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { type CompileContext, compileCondition } from './compileCondition.ts';

/** What of lines stands in living documents of a module that were copied from them, by the line; what has none is left out. */
export async function takenParts(
  db: Executor,
  module: Module,
  lines: readonly number[],
  condition: Condition,
  context: CompileContext,
): Promise<Map<number, TakenPart>> {
  if (lines.length === 0) return new Map();
  const { rows } = await sql<TakenPart & { source: number }>`
    select l.source, coalesce(sum(l.quantity), 0)::text as quantity, coalesce(sum(l.discount_amount), 0)::text as discount
    from document_line as l join ${sql.table(module.table)} as t on t.id = l.document
    where l.source = any(${lines}::bigint[]) and t.deleted_at is null and ${compileCondition(condition, 't', context)}
    group by l.source`.execute(db);
  return new Map(rows.map(({ source, ...part }) => [source, part]));
}
