import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { living } from '../schema/moduleTable.ts';

/** Living records with something in a field, counted no further than `most`. */
export async function countFilled(
  db: Executor,
  module: Module,
  field: ModuleField,
  most: number,
): Promise<number> {
  const { shape } = field.type.column(field);
  const column = sql.ref(field.column);
  const filled = shape === 'flag' ? sql`${column}` : sql`${column} is not null`;
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from ${sql.table(module.table)} where ${filled} and ${sql.raw(living)} limit ${most}) as counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** How many records, deleted ones too, have each of these choices; those that none has are left out. */
export async function countChosen(
  db: Executor,
  module: Module,
  field: ModuleField,
  values: readonly string[],
): Promise<Map<string, number>> {
  const column = sql.ref(`t.${field.column}`);
  const { shape } = field.type.column(field);
  const one = shape === 'set' ? sql`unnest(${column})` : column;
  const { rows } = await sql<{ value: string; count: number }>`
    select value, count(*) as count from (select ${one} as value from ${sql.table(module.table)} as t) as held
    where value = any(${[...values]}::text[]) group by value`.execute(db);
  return new Map(rows.map(({ value, count }) => [value, count]));
}

/** Values that more than one living record has, written the same but for capitals. */
export async function repeatedValues(
  db: Executor,
  module: Module,
  field: ModuleField,
  most: number,
): Promise<{ count: number; values: string[] }> {
  const column = sql.ref(field.column);
  const { rows } = await sql<{ value: string; total: number }>`
    select min(${column}) as value, count(*) over () as total from ${sql.table(module.table)}
    where ${column} is not null and ${sql.raw(living)}
    group by lower(${column}) having count(*) > 1 order by count(*) desc, 1 limit ${most}`.execute(db);
  return { count: rows[0]?.total ?? 0, values: rows.map(({ value }) => value) };
}
