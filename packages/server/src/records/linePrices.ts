import {
  type AgreedPrice,
  type AnyReference,
  Decimal,
  type Module,
  type ModuleField,
  type PricedItem,
} from '@gejie/core';
import { documentRate } from './documentRate.ts';
import type { WriteScope } from './writeScope.ts';

/** What a line of a document takes for its price. */
export interface LinePrice {
  /** In the currency of the document; null where nothing is known. */
  price: string | null;
  /** The list price, in the currency of the document. */
  list: string | null;
  /** The record whose price it is; null: the list price. */
  from: AnyReference | null;
}

/** List prices are in the company's currency. @param rate what one unit of the document's currency is worth in it */
export function inCurrency(amount: string, rate: Decimal): string {
  return new Decimal(amount).div(rate.isZero() ? 1 : rate).toFixed(4);
}

/**
 * Prices for the lines of a document: those agreed with its customer, else the list price.
 * @param field of the lines
 * @param listPrice of an item, in the company's currency
 */
export async function linePrices(
  scope: WriteScope,
  module: Module,
  field: ModuleField,
  document: Record<string, unknown>,
  items: readonly PricedItem[],
  listPrice: (item: AnyReference) => string | null,
): Promise<LinePrice[]> {
  const pricing = scope.dependencies.pricings?.find((one) => one.module === module.name);
  const agreed = pricing && items.length > 0 ? await pricing.prices(scope.work, document, items) : [];
  const rate = documentRate(module, field, document);
  return items.map(({ item }, index) => {
    const known = listPrice(item);
    const list = known === null ? null : inCurrency(known, rate);
    return { list, ...settled(agreed[index] ?? null, list) };
  });
}

function settled(agreed: AgreedPrice | null, list: string | null): Pick<LinePrice, 'price' | 'from'> {
  if (agreed === null) return { price: list, from: null };
  if (agreed.price === null && list === null) return { price: null, from: null };
  const base = new Decimal(agreed.price ?? (list as string));
  const price = base
    .times(new Decimal(100).minus(agreed.discount ?? 0))
    .div(100)
    .toFixed(4);
  return { price, from: agreed.from };
}
