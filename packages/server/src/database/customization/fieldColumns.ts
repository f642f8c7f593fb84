import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { columnType, quoted } from '../schema/moduleTable.ts';
import { beginCounting, numberSequence } from '../schema/syncSchema.ts';

/** PostgreSQL counts every column a table ever had, dropped ones too, up to 1,600. */
const mostColumns = 1_550;

/** Whether the table can take another column. */
export async function hasRoom(db: Executor, module: Module): Promise<boolean> {
  const { rows } = await sql<{ columns: number }>`
    select coalesce(max(attnum), 0) as columns from pg_attribute
    where attrelid = to_regclass(${quoted(module.table)})`.execute(db);
  return (rows[0]?.columns ?? 0) < mostColumns;
}

/** Adds the column of a field without touching a row: what it begins with is kept in the catalogue. */
export async function addColumn(tx: Executor, module: Module, field: ModuleField): Promise<void> {
  await sql
    .raw(`alter table ${quoted(module.table)} add column ${quoted(field.column)} ${columnType(field)}`)
    .execute(tx);
  if (!field.type.numbered) return;
  await sql`create sequence if not exists ${sql.id(numberSequence(module, field))}`.execute(tx);
  await beginCounting(tx, module, field);
}

/** Takes the column away with its indexes and its values. */
export async function dropColumn(
  tx: Executor,
  module: Pick<Module, 'name' | 'table'>,
  column: string,
): Promise<void> {
  await sql.raw(`alter table ${quoted(module.table)} drop column if exists ${quoted(column)}`).execute(tx);
  await sql`drop sequence if exists ${sql.id(`number_${module.table}_${column}`)}`.execute(tx);
  // Another field of this name would go on counting where it left off. An added field is called as its column is.
  const counted = sql`module = ${module.name} and field = ${column}`;
  await sql`delete from number_period where ${counted}`.execute(tx);
  await sql`delete from number_rule where ${counted}`.execute(tx);
}
