import type { DocumentLine, Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Writes the lines of documents in place of those they had. @param names the fields that are written */
export async function putLines(
  db: Executor,
  module: Module,
  names: readonly string[],
  records: readonly Record<string, unknown>[],
): Promise<void> {
  for (const field of module.fields.values()) {
    if (!field.type.keptInRows || !names.includes(field.name) || records.length === 0) continue;
    const documents = records.map(({ id }) => id);
    await sql`delete from document_line where document = any(${documents}::bigint[]) and field = ${field.column}`.execute(
      db,
    );
    const rows = records.flatMap((record) =>
      ((record[field.name] ?? []) as DocumentLine[]).map((line, position) => ({
        ...columnsOf(line),
        document: record.id,
        field: field.column,
        position,
      })),
    );
    if (rows.length === 0) continue;
    await sql`insert into document_line
      select * from jsonb_populate_recordset(null::document_line, ${JSON.stringify(rows)}::jsonb)`.execute(
      db,
    );
  }
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
