import { addToDay, Decimal, type Work } from '@gejie/core';
import type { Product } from '../product/product.ts';
import { allOf } from '../stock/allOf.ts';
import { type Supply, supply } from '../vendor/supply.ts';
import { vendor } from '../vendor/vendor.ts';

/** What to buy of a product, from whom and for how much. */
export interface Purchase {
  product: Product;
  vendor: number;
  currency: string;
  quantity: string;
  price: string;
  /** What the vendor calls it. */
  words: string;
  /** YYYY-MM-DD; null where nobody knows how long it takes. */
  expectedOn: string | null;
}

/** Offers for one product that are looked at. */
const most = 200;

/**
 * What should be bought of a product so that it is above its reorder level again: from its main vendor, else from whoever
 * offers it for least; at the price for so many that holds today, never less than the vendor sells. Null where nobody is
 * known to sell it. INV-09
 */
export async function supplyFor(
  work: Work,
  goods: Product,
  from: number | null = null,
): Promise<Purchase | null> {
  const system = work.asSystem('prices of vendors');
  const wanted = from ?? goods.vendor;
  const offers = (await allOf(system, supply, { product: goods.id }, most)).filter(
    ({ validUntil, vendor: seller }) =>
      (validUntil === null || validUntil >= work.today) && (wanted === null || seller === wanted),
  );
  const needed = Decimal.max(goods.shortBy ?? 0, 0);
  const best = cheapest(offers, needed, work.company.currency);
  const seller = best?.vendor ?? wanted;
  if (seller === null) return null;
  const { leadDays } = await system.get(vendor, seller);
  const days = best?.leadDays ?? leadDays;
  return {
    product: goods,
    vendor: seller,
    currency: best?.currency ?? work.company.currency,
    quantity: Decimal.max(needed, best?.fromQuantity ?? 0).toFixed(4),
    price: best?.price ?? goods.purchasePrice ?? '0',
    words: best?.name ?? goods.name,
    expectedOn: days === null ? null : addToDay(work.today, days, 'day'),
  };
}

/** Of what is sold from that many on the lowest price; where all ask for more, that which asks for least. */
function cheapest(offers: readonly Supply[], needed: Decimal, own: string): Supply | undefined {
  const within = offers.filter(({ fromQuantity }) => needed.gte(fromQuantity ?? 0));
  const least = (a: Supply, b: Supply) => new Decimal(a.fromQuantity ?? 0).cmp(b.fromQuantity ?? 0);
  // Prices in different currencies are not compared: the company's own comes first.
  const price = (a: Supply, b: Supply) =>
    Number(b.currency === own) - Number(a.currency === own) || new Decimal(a.price).cmp(b.price);
  return within.length > 0 ? within.sort(price)[0] : [...offers].sort(least)[0];
}
