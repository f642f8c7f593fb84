import type { Condition, Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';
import { isOneOf } from './isOneOf.ts';

/** The living records within a condition that go by each of the names: title, number, or another unique text. */
export async function recordsNamed(
  db: Executor,
  module: Module,
  names: readonly string[],
  visible: Condition,
  context: CompileContext,
): Promise<Map<string, number[]>> {
  const parts = [...module.fields.values()]
    .filter((field) => isName(module, field))
    .map(
      (field) => sql`select t.id, ${sql.ref(`t.${field.column}`)} as name from ${sql.table(module.table)} as t
        where t.deleted_at is null and ${isOneOf(field, names)} and (${compileCondition(visible, 't', context)})`,
    );
  const { rows } = await sql<{ id: number; name: string }>`${sql.join(parts, sql` union `)}`.execute(db);
  const ids = new Map<string, Set<number>>();
  for (const { id, name } of rows) {
    const key = name.toLowerCase();
    ids.set(key, (ids.get(key) ?? new Set()).add(id));
  }
  return new Map(names.map((name) => [name, [...(ids.get(name.toLowerCase()) ?? [])]]));
}

function isName(module: Module, field: ModuleField): boolean {
  const text = field.type.column(field).shape === 'text' && !field.type.secret && !field.choices;
  return text && (field.name === module.title || field.name === 'number' || field.unique === true);
}
