import { type LastPrice, type Module, parseFilter } from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Executor } from '../database/connection.ts';
import { labelsOf } from '../database/query/labels.ts';
import { lastPriceRows, type PriceSource } from '../database/query/lastPriceRows.ts';
import { requireVisible } from '../history/history.ts';
import { mayRead, type ReadContext } from '../reading/readContext.ts';

/** More is no overview. */
const most = 100;

/**
 * The price of each item that was last given to a record of a module, in a document past its draft that the reader sees.
 * CMP-10
 * @throws ProblemError notFound
 */
export async function lastPricesTo(
  db: Executor,
  module: Module,
  id: number,
  context: ReadContext,
): Promise<LastPrice[]> {
  await requireVisible(db, module, id, context);
  const sources = context.registry.modules.flatMap((source) => sourceIn(source, module, context));
  const rows = await lastPriceRows(db, { module, id }, sources, most, context);
  const names = await labelsOf(db, context, [
    ...rows.map(({ itemModule, item }) => ({ target: nameAt(itemModule, context), ids: [item] })),
    ...rows.map((row) => ({ target: row.module, ids: [row.document] })),
  ]);
  return rows.map(({ itemModule, item, percent, amount, module: name, document, ...row }) => ({
    item: { module: itemModule, id: item, label: names.get(`${itemModule}:${item}`) ?? null },
    quantity: row.quantity,
    unit: row.unit,
    price: row.price,
    discount: percent !== null ? { percent } : amount !== null ? { amount } : null,
    currency: row.currency,
    document: {
      module: context.registry.module(name).path,
      id: document,
      label: names.get(`${name}:${document}`) ?? null,
    },
    at: row.at,
  }));
}

/** Lines that nobody changes by hand any more tell what was offered or sold. */
function sourceIn(source: Module, target: Module, context: ReadContext): PriceSource[] {
  const { session, registry, filters } = context;
  const lines = [...source.fields.values()].find(({ pricedFor, readOnlyWhen }) => pricedFor && readOnlyWhen);
  const customer = source.fields.get(lines?.pricedFor ?? '');
  if (!lines?.readOnlyWhen || !customer?.targets?.includes(target.name)) return [];
  if (rightsOf(session, source).see === 'none') return [];
  if (!mayRead(session, source, lines.name) || !mayRead(session, source, customer.name)) return [];
  const currency = source.fields.get(lines.currencyField ?? '');
  return [
    {
      module: source,
      lines,
      party: customer,
      currency: currency && mayRead(session, source, currency.name) ? currency : null,
      // What the definition asks is no question of what the reader may filter by.
      condition: parseFilter(lines.readOnlyWhen, source, registry, { ...filters, mayUse: undefined }),
    },
  ];
}

function nameAt(path: string, { registry }: ReadContext): string {
  return registry.at(path)?.name ?? path;
}
