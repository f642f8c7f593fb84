import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { columnType, quoted } from '../schema/moduleTable.ts';

/** A record with a value in a field. */
export interface HeldValue {
  id: number;
  label: string | null;
  value: unknown;
}

/** Where values of another type are gathered until they take the place of the old ones. */
const waiting = '$new';

function waitingColumn(column: string): string {
  return `${column}${waiting}`;
}

/**
 * Records, deleted ones too, with a value in a field, by id.
 * @param page `since`: those changed after it, whether they have a value or not
 */
export async function heldValues(
  db: Executor,
  module: Module,
  field: ModuleField,
  page: { after: number; limit: number; since?: Date },
): Promise<HeldValue[]> {
  const title = module.fields.get(module.title)?.column ?? 'id';
  const { rows } = await sql<HeldValue>`
    select t.id, ${sql.ref(`t.${title}`)}::text as label, ${sql.ref(`t.${field.column}`)} as value
    from ${sql.table(module.table)} as t
    where t.id > ${page.after}
      and ${page.since ? sql`t.updated_at > ${page.since}` : sql`${sql.ref(`t.${field.column}`)} is not null`}
    order by t.id limit ${page.limit}`.execute(db);
  return rows;
}

/** A column beside the field's, of the type it is to have. */
export async function addWaitingColumn(tx: Executor, module: Module, wanted: ModuleField): Promise<void> {
  const column = quoted(waitingColumn(wanted.column));
  const table = quoted(module.table);
  await sql.raw(`alter table ${table} drop column if exists ${column}`).execute(tx);
  await sql.raw(`alter table ${table} add column ${column} ${columnType(wanted)}`).execute(tx);
}

/** Puts values, as the column takes them, into the column beside. */
export async function fillWaitingColumn(
  db: Executor,
  module: Module,
  wanted: ModuleField,
  values: readonly { id: number; value: unknown }[],
): Promise<void> {
  if (values.length === 0) return;
  const column = sql.id(waitingColumn(wanted.column));
  await sql`
    update ${sql.table(module.table)} as t set ${column} = given.value
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as given(id bigint, value ${sql.raw(wanted.type.column(wanted).sql)})
    where t.id = given.id`.execute(db);
}

/** Nobody writes to the module until the transaction ends. */
export async function holdTable(tx: Executor, module: Module): Promise<void> {
  await sql.raw(`lock table ${quoted(module.table)} in share row exclusive mode`).execute(tx);
}

/** The column beside takes the place of the old one, whose values and indexes are gone. */
export async function replaceColumn(tx: Executor, module: Module, wanted: ModuleField): Promise<void> {
  const table = quoted(module.table);
  const column = quoted(wanted.column);
  await sql.raw(`alter table ${table} drop column ${column}`).execute(tx);
  await sql
    .raw(`alter table ${table} rename column ${quoted(waitingColumn(wanted.column))} to ${column}`)
    .execute(tx);
}

/** Takes away what a conversion that was cut off has left. */
export async function dropWaitingColumns(db: Executor, module: Module): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = to_regclass(${quoted(module.table)}) and attnum > 0 and not attisdropped
      and starts_with(attname, 'cf_') and right(attname, ${waiting.length}) = ${waiting}`.execute(db);
  for (const { name } of rows)
    await sql.raw(`alter table ${quoted(module.table)} drop column if exists ${quoted(name)}`).execute(db);
}
