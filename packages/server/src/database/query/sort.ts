import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';
import { mayBeEmpty, sortExpression } from '../schema/moduleTable.ts';

export interface SortKey {
  field: ModuleField;
  descending: boolean;
}

/** Where a page ended: the values of its last row's sort keys, and its id. */
export interface Position {
  values: unknown[];
  id: number;
}

const idKey = (descending: boolean) => sql`t.id ${sql.raw(descending ? 'desc' : 'asc')}`;

/** The SQL value a key sorts by. */
export function keyExpression({ field }: SortKey): Sql {
  return sql.raw(sortExpression(field, 't'));
}

/**
 * The parts of a page in order: each a condition and an ORDER BY that one index can serve. Rows with an empty sort
 * field always come last, whichever way it is sorted; they are a part of their own because no single B-tree scan has
 * them last both ways.
 */
export function pageParts(
  module: Module,
  keys: readonly SortKey[],
  after: Position | null,
): { where: Sql; orderBy: Sql }[] {
  const [key] = keys;
  if (keys.length > 1 || !key) return [severalKeys(keys, after)];
  const expression = keyExpression(key);
  const direction = sql.raw(key.descending ? 'desc' : 'asc');
  const orderBy = sql`${expression} ${direction}, ${idKey(key.descending)}`;
  const beyond = sql.raw(key.descending ? '<' : '>');
  const required = key.field.required === true || key.field.name === module.title || !mayBeEmpty(key.field);
  const emptyPart = (after: Sql) => ({
    where: sql`${expression} is null ${after}`,
    orderBy: idKey(key.descending),
  });
  if (after && after.values[0] === null) return [emptyPart(sql`and t.id ${beyond} ${after.id}`)];
  const where = after ? sql`(${expression}, t.id) ${beyond} (${after.values[0]}, ${after.id})` : sql`true`;
  const full = { where: required || !after ? where : sql`${where} and ${expression} is not null`, orderBy };
  if (required) return [full];
  return [{ where: after ? full.where : sql`${expression} is not null`, orderBy }, emptyPart(sql``)];
}

/** Sorting by several fields: the rows after (a, b) are those with a larger a, or the same a and a larger b, and so on. */
function severalKeys(keys: readonly SortKey[], after: Position | null): { where: Sql; orderBy: Sql } {
  const descendingId = keys[0]?.descending ?? true;
  const orders = keys.map(
    (key) => sql`${keyExpression(key)} ${sql.raw(key.descending ? 'desc nulls last' : 'asc nulls last')}`,
  );
  const orderBy = sql.join([...orders, idKey(descendingId)], sql`, `);
  if (!after) return { where: sql`true`, orderBy };
  const alternatives: Sql[] = [];
  const same: Sql[] = [];
  for (const [index, key] of keys.entries()) {
    const expression = keyExpression(key);
    const value = after.values[index] ?? null;
    if (value !== null) {
      const later = sql`(${expression} ${sql.raw(key.descending ? '<' : '>')} ${value} or ${expression} is null)`;
      alternatives.push(sql.join([...same, later], sql` and `));
    }
    same.push(value === null ? sql`${expression} is null` : sql`${expression} = ${value}`);
  }
  alternatives.push(
    sql.join([...same, sql`t.id ${sql.raw(descendingId ? '<' : '>')} ${after.id}`], sql` and `),
  );
  return {
    where: sql`(${sql.join(
      alternatives.map((one) => sql`(${one})`),
      sql` or `,
    )})`,
    orderBy,
  };
}
