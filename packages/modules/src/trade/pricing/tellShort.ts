import type { Work } from '@gejie/core';
import { product } from '../product/product.ts';
import { type SalesOrder, salesOrder } from '../salesOrder/salesOrder.ts';

const page = 200;

/** The owner of an order hears of it when goods were promised that are not there; keepers hear of the goods themselves. INV-11 */
export async function tellShort(work: Work, { id, owner, lines }: SalesOrder): Promise<void> {
  if (owner === null) return;
  const goods = new Set(
    (lines ?? []).flatMap(({ item }) => (item?.module === product.path ? [item.id] : [])),
  );
  const ids = [...goods];
  let count = 0;
  for (let start = 0; start < ids.length; start += page) {
    const where = { id: { in: ids.slice(start, start + page) }, available: { lt: '0' } };
    count += (await work.asSystem('is it all there?').find(product, { where, limit: page })).length;
  }
  if (count > 0) await work.notify([owner], 'stock.short', { module: salesOrder.name, id }, { count });
}
