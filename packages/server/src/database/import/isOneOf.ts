import type { ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';
import { pinyinOrder } from '../schema/moduleTable.ts';

/** SQL that is true when a field of `t` has one of the values, written the way the field's index holds it. */
export function isOneOf(field: ModuleField, values: readonly unknown[]): Sql {
  const column = sql.ref(`t.${field.column}`);
  const { sql: type, shape } = field.type.column(field);
  if (field.unique) {
    return sql`lower(${column}) = any(${values.map((value) => String(value).toLowerCase())}::text[])`;
  }
  if (shape === 'text' && !field.kernel && !field.choices) {
    return sql`${column} collate ${sql.raw(pinyinOrder)} = any(${values}::text[])`;
  }
  return sql`${column} = any(${values}::${sql.raw(type.replace(/\([\d,]+\)/, ''))}[])`;
}
