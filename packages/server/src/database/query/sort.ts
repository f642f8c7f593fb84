import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';
import { mayBeEmpty, sortExpression } from '../schema/moduleTable.ts';
import type { SortKey } from './sortKey.ts';
import { targetAlias, targetExpression } from './sortTarget.ts';

/** Where a page ended: the values of its last row's sort keys, and its id. */
export interface Position {
  values: unknown[];
  id: number;
}

const idKey = (descending: boolean) => sql`t.id ${sql.raw(descending ? 'desc' : 'asc')}`;

/** The SQL value that the key at `index` sorts by; that of a reference needs {@link targetJoins}. */
export function keyExpression({ field, target }: SortKey, index: number): Sql {
  return target ? targetExpression(target, index) : sql.raw(sortExpression(field, 't'));
}

/** Said of the target's id, PostgreSQL sees that it need not join at all. */
function hasNone(key: SortKey, index: number): Sql {
  return sql`${key.target ? sql.ref(`${targetAlias(index)}.id`) : keyExpression(key, index)} is null`;
}

/** One part of a page: a condition and an ORDER BY that one index can serve. */
export interface PagePart {
  where: Sql;
  orderBy: Sql;
  /** The same order among rows that carry their keys as `$key0`, `$key1`… */
  orderAmong: Sql;
}

/**
 * The parts of a page in order: each a condition and an ORDER BY that one index can serve. Rows with an empty sort
 * field always come last, whichever way it is sorted; they are a part of their own because no single B-tree scan has
 * them last both ways.
 */
export function pageParts(module: Module, keys: readonly SortKey[], after: Position | null): PagePart[] {
  const [key] = keys;
  if (keys.length > 1 || !key) return [severalKeys(keys, after)];
  const expression = keyExpression(key, 0);
  const none = hasNone(key, 0);
  const direction = sql.raw(key.descending ? 'desc' : 'asc');
  const orderBy = sql`${expression} ${direction}, ${idKey(key.descending)}`;
  const orderAmong = sql`t."$key0" ${direction}, ${idKey(key.descending)}`;
  const beyond = sql.raw(key.descending ? '<' : '>');
  const required =
    !key.target && (key.field.required === true || key.field.name === module.title || !mayBeEmpty(key.field));
  const emptyPart = (after: Sql) => ({
    where: sql`${none} ${after}`,
    orderBy: idKey(key.descending),
    orderAmong: idKey(key.descending),
  });
  if (after && after.values[0] === null) return [emptyPart(sql`and t.id ${beyond} ${after.id}`)];
  const rowsAfter = after
    ? sql`(${expression}, t.id) ${beyond} (${after.values[0]}, ${after.id})`
    : sql`true`;
  if (required) return [{ where: rowsAfter, orderBy, orderAmong }];
  // No index knows of both tables: where to begin in that of the titles has to be said by itself.
  const start = after && key.target ? sql`${expression} ${beyond}= ${after.values[0]} and` : sql``;
  return [{ where: sql`${start} ${rowsAfter} and not ${none}`, orderBy, orderAmong }, emptyPart(sql``)];
}

/** Sorting by several fields: the rows after (a, b) are those with a larger a, or the same a and a larger b, and so on. */
function severalKeys(keys: readonly SortKey[], after: Position | null): PagePart {
  const descendingId = keys[0]?.descending ?? true;
  const order = (value: (key: SortKey, index: number) => Sql) =>
    sql.join(
      [
        ...keys.map(
          (key, index) =>
            sql`${value(key, index)} ${sql.raw(key.descending ? 'desc nulls last' : 'asc nulls last')}`,
        ),
        idKey(descendingId),
      ],
      sql`, `,
    );
  const orderBy = order(keyExpression);
  const orderAmong = order((_, index) => sql.ref(`t.$key${index}`));
  if (!after) return { where: sql`true`, orderBy, orderAmong };
  const alternatives: Sql[] = [];
  const same: Sql[] = [];
  for (const [index, key] of keys.entries()) {
    const expression = keyExpression(key, index);
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
    orderAmong,
  };
}
