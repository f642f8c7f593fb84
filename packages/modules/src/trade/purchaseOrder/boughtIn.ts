import type { DocumentLine, Work } from '@gejie/core';
import { product } from '../product/product.ts';
import { productsOf } from '../stock/productsOf.ts';

/** Goods that a subject names; what there is besides is hinted at. */
const mostNamed = 3;
const longest = 100;

/** What is bought, in the words that we have for it: the subject of an order that nobody has written one for. INV-09 */
export async function boughtIn(work: Work, lines: readonly DocumentLine[]): Promise<string> {
  const ids = lines.flatMap(({ item }) => (item?.module === product.path ? [item.id] : []));
  const products = await productsOf(work.asSystem('names of what is bought'), ids);
  const names = [...new Set(ids.flatMap((id) => products.get(id)?.name ?? []))];
  const named = names.slice(0, mostNamed).join('、').slice(0, longest);
  return names.length > mostNamed ? `${named}…` : named;
}
