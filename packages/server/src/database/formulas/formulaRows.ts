import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';
import type { StoredRow } from '../write/writeRecords.ts';

/** Which rows: by id, or the next ones behind an id. Those in the recycle bin too, since they come back. */
export type FormulaRange = { ids: readonly number[] } | { after: number; limit: number };

/** The named fields of rows in the order of their ids, held until the transaction ends. */
export async function holdFormulaRows(
  db: Executor,
  module: Module,
  names: readonly string[],
  range: FormulaRange,
): Promise<StoredRow[]> {
  const columns = [...new Set(['id', ...names])].map(
    (name) => sql`${sql.ref(`t.${module.fields.get(name)?.column ?? name}`)} as ${sql.id(name)}`,
  );
  const { rows } = await sql<StoredRow>`select ${sql.join(columns)} from ${sql.table(module.table)} as t
    where ${within(range)} order by t.id ${'limit' in range ? sql`limit ${range.limit}` : sql``}
    for no key update of t`.execute(db);
  return rows;
}

function within(range: FormulaRange): Sql {
  return 'ids' in range ? sql`t.id = any(${range.ids}::bigint[])` : sql`t.id > ${range.after}`;
}
