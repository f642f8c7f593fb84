import type { Condition, Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';
import { isOneOf } from './isOneOf.ts';

/** A living record and its values in the fields that are compared, canonical. */
export interface MatchingRecord {
  id: number;
  values: unknown[];
}

/**
 * Living records within a condition whose first field has one of the given values, with their values in all the fields;
 * the caller compares the rest.
 */
export async function matchingRecords(
  db: Executor,
  module: Module,
  fields: readonly ModuleField[],
  firsts: readonly unknown[],
  within: Condition,
  context: CompileContext,
): Promise<MatchingRecord[]> {
  const [first] = fields;
  if (!first || firsts.length === 0) return [];
  const columns = fields.map(({ column }, index) => sql`${sql.ref(`t.${column}`)} as ${sql.id(`v${index}`)}`);
  const { rows } = await sql<{ id: number } & Record<string, unknown>>`
    select t.id, ${sql.join(columns)} from ${sql.table(module.table)} as t
    where t.deleted_at is null and ${isOneOf(first, firsts)}
      and (${compileCondition(within, 't', context)}) order by t.id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    values: fields.map((field, index) => {
      const stored = row[`v${index}`] ?? null;
      return stored !== null && field.type.fromColumn ? field.type.fromColumn(stored, field) : stored;
    }),
  }));
}
