import type { Work } from '@gejie/core';
import { type Product, product } from '../product/product.ts';

const page = 200;

/** Products by their ids, those in the recycle bin among them: what was sold is still what it was. */
export async function productsOf(work: Work, ids: Iterable<number>): Promise<Map<number, Product>> {
  const wanted = [...new Set(ids)];
  const found = new Map<number, Product>();
  for (let start = 0; start < wanted.length; start += page)
    for (const one of await work.find(product, {
      where: { id: { in: wanted.slice(start, start + page) } },
      limit: page,
    }))
      found.set(one.id, one);
  for (const id of wanted) if (!found.has(id)) found.set(id, await work.get(product, id));
  return found;
}
