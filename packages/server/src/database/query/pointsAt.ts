import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';

/**
 * SQL that is true when a reference of the row `alias` points at a record.
 * @param id of the record, as a parameter or as a column of another table
 */
export function pointsAt(field: ModuleField, alias: string, target: Module, id: Sql | number): Sql {
  const held = sql.ref(`${alias}.${field.column}`);
  if (field.type.refersTo === 'many') return sql`${held} @> array[${id}]::bigint[]`;
  if (field.type.refersTo !== 'any') return sql`${held} = ${id}`;
  if (typeof id === 'number') return sql`${held} = ${`${target.path}:${id}`}`;
  // Said of the id, so that the one record is looked up rather than all of them gone through.
  return sql`${id} = case when split_part(${held}, ':', 1) = ${target.path} then split_part(${held}, ':', 2)::bigint end`;
}
