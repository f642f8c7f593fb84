import {
  anyReferenceText,
  holdsSeveral,
  type Module,
  type ModuleField,
  namesItsModules,
  type RefersTo,
} from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';

/** What is pointed at: records of one module. */
export interface PointedAt {
  module: Module;
  ids: readonly number[];
}

/** Whether a reference field of the row `alias` points at one of the records: one range of the field's index. */
export function pointsAtAny({ column, type }: ModuleField, target: PointedAt, alias = 't'): Sql {
  return among[type.refersTo ?? 'one'](sql.ref(`${alias}.${column}`), target);
}

const among: Record<RefersTo, (held: Sql, target: PointedAt) => Sql> = {
  one: (held, { ids }) => sql`${held} = any(${[...ids]}::bigint[])`,
  many: (held, { ids }) => sql`${held} && ${[...ids]}::bigint[]`,
  any: (held, target) => sql`${held} = any(${texts(target)}::text[])`,
  anyMany: (held, target) => sql`${held} && ${texts(target)}::text[]`,
};

function texts({ module, ids }: PointedAt): string[] {
  return ids.map((id) => anyReferenceText({ module: module.path, id }));
}

/**
 * SQL that is true when a reference of the row `alias` points at a record.
 * @param id of the record, as a parameter or as a column of another table
 */
export function pointsAt(
  { column, type }: ModuleField,
  alias: string,
  target: Module,
  id: Sql | number,
): Sql {
  return at[type.refersTo ?? 'one'](sql.ref(`${alias}.${column}`), target, id);
}

/** Records pointed at one by one: what a lateral join goes through, and the test on each. */
export interface EachPointedAt {
  /** Rows `id`, `pointer`, as an alias. */
  from: Sql;
  /** True of a row `alias` whose reference holds the pointer. */
  on: Sql;
}

/**
 * Each of some records with what a reference field holds that points at it: the field's index is asked once for each.
 * @param targets of any modules for a reference that names them, else of the one module
 */
export function pointsAtEach(
  { column, type }: ModuleField,
  alias: string,
  targets: readonly PointedAt[],
): EachPointedAt {
  const held = sql.ref(`${alias}.${column}`);
  const ids = targets.flatMap((target) => [...target.ids]);
  const named = namesItsModules(type.refersTo);
  const pointers = named
    ? sql`unnest(${ids}::bigint[], ${targets.flatMap(texts)}::text[])`
    : sql`unnest(${ids}::bigint[], ${ids}::bigint[])`;
  return {
    from: sql`${pointers} as held(id, pointer)`,
    on: holdsSeveral(type.refersTo) ? sql`${held} @> array[held.pointer]` : sql`${held} = held.pointer`,
  };
}

const at: Record<RefersTo, (held: Sql, target: Module, id: Sql | number) => Sql> = {
  one: (held, _target, id) => sql`${held} = ${id}`,
  many: (held, _target, id) => sql`${held} @> array[${id}]::bigint[]`,
  any: (held, { path }, id) =>
    typeof id === 'number'
      ? sql`${held} = ${`${path}:${id}`}`
      : // Said of the id, so that the one record is looked up rather than all of them gone through.
        sql`${id} = case when split_part(${held}, ':', 1) = ${path} then split_part(${held}, ':', 2)::bigint end`,
  anyMany: (held, { path }, id) => sql`${held} @> array[${`${path}:`}::text || ${id}::text]`,
};
