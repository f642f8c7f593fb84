import { type Kysely, sql } from 'kysely';

/** The lines of quotes, orders and invoices: rows of their own, found by their document and by what is sold. INV-05 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table document_line (
      id bigint primary key,
      document bigint not null,
      field text not null,
      position integer not null,
      source bigint,
      kind text not null check (kind in ('item', 'text', 'group')),
      item_module text,
      item bigint,
      description text,
      quantity numeric(24,4) check (quantity >= 0),
      unit text,
      price numeric(24,4) check (price >= 0),
      discount_percent numeric(5,2) check (discount_percent between 0 and 100),
      discount_amount numeric(24,2) check (discount_amount >= 0),
      tax bigint,
      tax_rate numeric(5,2) check (tax_rate between 0 and 100),
      giveaway boolean not null,
      check ((item is null) = (item_module is null)),
      check (discount_percent is null or discount_amount is null)
    )`.execute(db);
  await sql`create index document_line_document on document_line (document, position)`.execute(db);
  await sql`create index document_line_item on document_line (item) where item is not null`.execute(db);
  await sql`create index document_line_source on document_line (source) where source is not null`.execute(db);
}
