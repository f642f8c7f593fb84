import { type AgreedPrice, Decimal, type PricedItem, type Work } from '@gejie/core';
import { product } from '../product/product.ts';
import { allOf } from '../stock/allOf.ts';
import { seesSupplies } from '../vendor/seesSupplies.ts';
import { type Supply, supply } from '../vendor/supply.ts';

/** What a filter takes at once, and supplies of a vendor for as many products that are looked at. */
const chunk = 200;
const most = 2000;

/**
 * What a vendor asks for what is bought, as far as whoever buys may see it: of the prices that hold today in that currency
 * the lowest for so many; null where only the product's own purchase price is known. INV-03
 */
export async function supplyPrices(
  work: Work,
  from: number | null,
  currency: string,
  items: readonly PricedItem[],
): Promise<(AgreedPrice | null)[]> {
  const goods = items.flatMap(({ item }) => (item.module === product.path ? [item.id] : []));
  const supplies =
    from === null || !seesSupplies(work) ? [] : await suppliesOf(work, from, currency, [...new Set(goods)]);
  return items.map((asked) => {
    const best = cheapest(supplies, asked);
    return best && { price: best.price, discount: null, from: { module: supply.path, id: best.id } };
  });
}

async function suppliesOf(
  work: Work,
  from: number,
  currency: string,
  goods: readonly number[],
): Promise<(Supply & { id: number })[]> {
  const found: (Supply & { id: number })[] = [];
  for (let start = 0; start < goods.length; start += chunk) {
    const where = { vendor: from, currency, product: { in: goods.slice(start, start + chunk) } };
    found.push(...(await allOf(work, supply, where, most)));
  }
  return found.filter(({ validUntil }) => validUntil === null || validUntil >= work.today);
}

function cheapest(supplies: readonly (Supply & { id: number })[], { item, quantity }: PricedItem) {
  if (item.module !== product.path) return null;
  const amount = new Decimal(quantity ?? 1);
  const within = supplies.filter(
    (one) => one.product === item.id && amount.greaterThanOrEqualTo(one.fromQuantity ?? 0),
  );
  return within.sort((a, b) => new Decimal(a.price).cmp(b.price))[0] ?? null;
}
