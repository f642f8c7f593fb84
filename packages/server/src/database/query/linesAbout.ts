import type { AnyReference, ListedLine } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** The lines of some documents that some items stand in. */
export async function linesAbout(
  db: Executor,
  documents: readonly number[],
  items: readonly AnyReference[],
): Promise<ListedLine[]> {
  if (documents.length === 0 || items.length === 0) return [];
  const wanted = new Set(items.map(({ module, id }) => `${module}:${id}`));
  const { rows } = await sql<{
    document: number;
    module: string;
    item: number;
    quantity: string | null;
    price: string | null;
    percent: string | null;
    amount: string | null;
  }>`
    select document, item_module as module, item, quantity::text, price::text,
      discount_percent::text as percent, discount_amount::text as amount
    from document_line
    where document = any(${documents}::bigint[]) and item = any(${items.map(({ id }) => id)}::bigint[])
    order by document, position`.execute(db);
  return rows
    .filter(({ module, item }) => wanted.has(`${module}:${item}`))
    .map(({ document, module, item, quantity, price, percent, amount }) => ({
      document,
      item: { module, id: item },
      quantity,
      price,
      discount: percent !== null ? { percent } : amount !== null ? { amount } : null,
    }));
}
