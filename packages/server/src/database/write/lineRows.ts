import { type DocumentLine, type Module, type ModuleField, sameValue } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/**
 * Writes the lines of documents in place of those they had.
 * @param names the fields that are written
 * @param before the documents as they are kept: lines that stay as they are stay untouched; absent: nothing is known
 */
export async function putLines(
  db: Executor,
  module: Module,
  names: readonly string[],
  records: readonly Record<string, unknown>[],
  before?: readonly Record<string, unknown>[],
): Promise<void> {
  for (const field of module.fields.values()) {
    if (!field.type.keptInRows || !names.includes(field.name) || records.length === 0) continue;
    const all = rowsOf(field, records);
    const old = before && rowsOf(field, before);
    const rows = old ? without(all, old) : all;
    if (!old) await dropAll(db, field, records);
    else await dropRows(db, without(old, all));
    if (rows.length === 0) continue;
    await sql`insert into document_line
      select * from jsonb_populate_recordset(null::document_line, ${JSON.stringify(rows)}::jsonb)`.execute(
      db,
    );
  }
}

type Row = Record<string, unknown> & { id: unknown };

function rowsOf(field: ModuleField, records: readonly Record<string, unknown>[]): Row[] {
  return records.flatMap((record) =>
    ((record[field.name] ?? []) as DocumentLine[]).map((line, position) => ({
      ...columnsOf(line),
      id: line.id,
      document: record.id,
      field: field.column,
      position,
    })),
  );
}

/** The rows that the others have not just so. */
function without(rows: readonly Row[], others: readonly Row[]): Row[] {
  const known = new Map(others.map((row) => [row.id, row]));
  return rows.filter((row) => !sameValue(row, known.get(row.id)));
}

async function dropAll(
  db: Executor,
  field: ModuleField,
  records: readonly Record<string, unknown>[],
): Promise<void> {
  const documents = records.map(({ id }) => id);
  await sql`delete from document_line where document = any(${documents}::bigint[]) and field = ${field.column}`.execute(
    db,
  );
}

async function dropRows(db: Executor, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`delete from document_line where id = any(${rows.map(({ id }) => id)}::bigint[])`.execute(db);
}

/** Lines go for good with their document. */
export async function dropLines(db: Executor, module: Module, document: number): Promise<void> {
  if ([...module.fields.values()].some(({ type }) => type.keptInRows))
    await sql`delete from document_line where document = ${document}`.execute(db);
}

function columnsOf({
  item,
  discount,
  taxRate,
  formerTaxRate,
  ...line
}: DocumentLine): Record<string, unknown> {
  return {
    ...line,
    item_module: item?.module ?? null,
    item: item?.id ?? null,
    discount_percent: discount && 'percent' in discount ? discount.percent : null,
    discount_amount: discount && 'amount' in discount ? discount.amount : null,
    tax_rate: taxRate,
    former_tax_rate: formerTaxRate,
  };
}

/** Ids for new lines. */
export async function drawLineIds(db: Executor, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select nextval('record_id') as id from generate_series(1, ${count}::integer)`.execute(db);
  return rows.map(({ id }) => id);
}

/** Where a line stands, and how it is taxed. */
export interface PlacedLine {
  id: number;
  document: number;
  tax: number | null;
  taxRate: string | null;
}

/** These lines by their ids, as far as there are any. */
export async function placedLines(db: Executor, ids: readonly number[]): Promise<Map<number, PlacedLine>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<PlacedLine>`
    select id, document, tax, tax_rate::text as "taxRate" from document_line where id = any(${ids}::bigint[])`.execute(
    db,
  );
  return new Map(rows.map((line) => [line.id, line]));
}
