import type { AnyReference, Fields, ModuleDefinition, Work } from '@gejie/core';
import { product } from '../product/product.ts';
import { service } from '../service/service.ts';

const page = 200;

/** What the list says items cost, in the company's currency, by `products:7`; those without a price are left out. */
export async function listPrices(work: Work, items: readonly AnyReference[]): Promise<Map<string, string>> {
  const system = work.asSystem('list prices');
  const prices = new Map<string, string>();
  await collect(system, product, items, prices);
  await collect(system, service, items, prices);
  return prices;
}

async function collect<F extends Fields>(
  system: Work,
  module: ModuleDefinition<F>,
  items: readonly AnyReference[],
  prices: Map<string, string>,
): Promise<void> {
  const path = module.path as string;
  const ids = [...new Set(items.flatMap((item) => (item.module === path ? [item.id] : [])))];
  for (let start = 0; start < ids.length; start += page) {
    const where = { id: { in: ids.slice(start, start + page) } };
    for (const { id, price } of (await system.find(module, { where, limit: page })) as unknown as Priced[])
      if (price !== null) prices.set(`${path}:${id}`, price);
  }
}

interface Priced {
  id: number;
  price: string | null;
}
