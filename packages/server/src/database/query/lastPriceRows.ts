import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import type { CompileContext } from './compileCondition.ts';
import { type DocumentSource, documentsFor } from './documentsFor.ts';

/** Documents of a module in whose lines prices were given. */
export interface PriceSource extends DocumentSource {
  /** Null: the company's currency, or one that may not be read. */
  currency: ModuleField | null;
}

export interface LastPriceRow {
  itemModule: string;
  item: number;
  quantity: string | null;
  unit: string | null;
  price: string;
  percent: string | null;
  amount: string | null;
  module: string;
  document: number;
  currency: string | null;
  at: string;
}

/** So many of a customer's documents of each kind are looked through, the newest first. */
const mostDocuments = 200;

/** The newest line about each item in documents to a customer, newest first. */
export async function lastPriceRows(
  db: Executor,
  target: { module: Module; id: number },
  sources: readonly PriceSource[],
  most: number,
  context: CompileContext,
): Promise<LastPriceRow[]> {
  if (sources.length === 0) return [];
  const documents = documentsFor(
    target,
    sources,
    mostDocuments,
    context,
    ({ currency }) =>
      sql`, ${currency ? sql`${sql.ref(`t.${currency.column}`)}::text` : sql`null::text`} as currency`,
  );
  const { rows } = await sql<LastPriceRow>`
    select * from (
      select distinct on (l.item_module, l.item) l.item_module as "itemModule", l.item, l.quantity::text as quantity, l.unit,
        l.price::text as price, l.discount_percent::text as percent, l.discount_amount::text as amount,
        d.module, d.id as document, d.currency, d.at
      from ${documents} as d join document_line as l on l.document = d.id and l.field = d.field
      where l.item is not null and l.price is not null and not l.giveaway
      order by l.item_module, l.item, d.at desc, d.id desc, l.position) as last
    order by at desc, document desc, item limit ${most}`.execute(db);
  return rows;
}
