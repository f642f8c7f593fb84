import type { Condition, Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';
import { readRows } from '../query/wholeRow.ts';
import { holdLined } from './holdLined.ts';
import { putLines } from './lineRows.ts';
import { allValues, columnValues, inColumns, type StoredRow } from './writeRecords.ts';

/** Rows by id, held until the transaction ends, with whether each of the asked conditions holds of them. */
export async function holdRows(
  db: Executor,
  module: Module,
  ids: readonly number[],
  visible: Condition,
  asked: Record<string, Condition>,
  context: CompileContext,
): Promise<StoredRow[]> {
  const { together, list } = allValues(module);
  const answers = Object.entries(asked).map(
    ([name, condition]) => sql`(${compileCondition(condition, 't', context)}) as ${sql.id(`$${name}`)}`,
  );
  await holdLined(db, module, ids);
  // In the order of their ids, so that two who hold many wait for one another instead of each for the other.
  const query = sql<StoredRow>`select ${sql.join([list, ...answers])}
    from ${sql.table(module.table)} as t
    where t.id = any(${ids}::bigint[]) and (${compileCondition(visible, 't', context)})
    order by t.id for no key update of t`;
  return readRows<StoredRow>(db, module, together, query);
}

/** Those of the ids that a field of living records points at, as far as those fulfil a condition. */
export async function pointedAt(
  db: Executor,
  source: Module,
  field: ModuleField,
  ids: readonly number[],
  only: Condition,
  context: CompileContext,
): Promise<number[]> {
  const live = sql`t.deleted_at is null and (${compileCondition(only, 't', context)})`;
  const column = sql.ref(`t.${field.column}`);
  const table = sql.table(source.table);
  const { rows } = await (field.type.refersTo === 'many'
    ? sql<{ id: number }>`
      select distinct unnest(${column}) as id from ${table} as t
      where ${column} && ${ids}::bigint[] and ${live}`
    : sql<{ id: number }>`
      select distinct ${column} as id from ${table} as t
      where ${column} = any(${ids}::bigint[]) and ${live}`
  ).execute(db);
  return rows.map(({ id }) => id);
}

/** Puts rows into the recycle bin. */
export async function markDeleted(
  db: Executor,
  module: Module,
  ids: readonly number[],
  at: string,
  by: number | null,
): Promise<void> {
  await sql`update ${sql.table(module.table)} set deleted_at = ${at}, deleted_by = ${by}, version = version + 1
    where id = any(${ids}::bigint[])`.execute(db);
}

/** Takes rows out of the recycle bin. */
export async function unmarkDeleted(db: Executor, module: Module, ids: readonly number[]): Promise<void> {
  await sql`update ${sql.table(module.table)} set deleted_at = null, deleted_by = null, version = version + 1
    where id = any(${ids}::bigint[])`.execute(db);
}

/**
 * Writes the named fields of many rows in one statement; every record has all of them.
 * @param before the rows as they are kept
 */
export async function updateRows(
  db: Executor,
  module: Module,
  names: readonly string[],
  records: readonly StoredRow[],
  before?: readonly StoredRow[],
): Promise<void> {
  const kept = inColumns(module, names);
  const columns = kept.map((name) => sql.id(module.fields.get(name)?.column ?? name));
  const json = JSON.stringify(
    records.map((record) => ({ ...columnValues(module, record, kept), id: record.id })),
  );
  await sql`update ${sql.table(module.table)} as t
    set (${sql.join(columns)}) = row(${sql.join(columns.map((column) => sql`p.${column}`))})
    from jsonb_populate_recordset(null::${sql.table(module.table)}, ${json}::jsonb) as p where t.id = p.id`.execute(
    db,
  );
  await putLines(db, module, names, records, before);
}
