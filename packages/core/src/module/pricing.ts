import type { AnyReference } from '../fields/linkAny.ts';
import type { ModuleDefinition } from './moduleDefinition.ts';
import type { Fields, OwnRecord } from './ownFields.ts';
import type { Work } from './work.ts';

/** Something sold, and how much of it. */
export interface PricedItem {
  item: AnyReference;
  /** Absent: one. */
  quantity: string | null;
}

/** What a price list says of an item: an amount in the currency of the document, or so many percent off the list price. */
export interface AgreedPrice {
  price: string | null;
  discount: string | null;
  /** Where it stands. */
  from: AnyReference;
}

/** How the lines of a module's documents get their prices, where no list price is meant. INV-04 */
export interface Pricing {
  module: string;
  prices(
    work: Work,
    document: Record<string, unknown>,
    items: readonly PricedItem[],
  ): Promise<(AgreedPrice | null)[]>;
}

/** @param prices in the order of the items; null where the list price holds */
export function definePricing<F extends Fields>(
  module: ModuleDefinition<F>,
  prices: (
    work: Work,
    document: Partial<OwnRecord<F>>,
    items: readonly PricedItem[],
  ) => Promise<(AgreedPrice | null)[]>,
): Pricing {
  return { module: module.name, prices: prices as Pricing['prices'] };
}
