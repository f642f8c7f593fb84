import { addToDay, Decimal, type Work } from '@gejie/core';
import { lackOf } from '../product/lackOf.ts';
import type { Product } from '../product/product.ts';
import { allOf } from '../stock/allOf.ts';
import { seesSupplies } from '../vendor/seesSupplies.ts';
import { type Supply, supply } from '../vendor/supply.ts';
import { vendor } from '../vendor/vendor.ts';

/** What to buy of a product, from whom and for how much. */
export interface Purchase {
  product: Product;
  vendor: number;
  currency: string;
  quantity: string;
  /** Null: what the product is bought for usually, where whoever buys may know that. */
  price: string | null;
  /** What the vendor calls it. */
  words: string;
  /** YYYY-MM-DD; null where nobody knows how long it takes. */
  expectedOn: string | null;
}

const page = 200;
/** Offers for so many products that are looked at. */
const most = 10_000;

/**
 * What should be bought of products so that nothing of them lacks: of each from its main vendor, else from whoever offers it
 * for least; at the price for so many that holds today, never less than the vendor sells. What nobody is known to sell is left
 * out. Offers are those that whoever buys may see. INV-09
 * @param from the vendor, for all of them; null: each product's own
 */
export async function suppliesFor(
  work: Work,
  products: readonly Product[],
  from: number | null = null,
): Promise<Purchase[]> {
  const offers = await offersFor(work, products);
  const chosen = products.flatMap((goods) => {
    const wanted = from ?? goods.vendor;
    const needed = lackOf(goods);
    const own = (offers.get(goods.id) ?? []).filter(({ vendor }) => wanted === null || vendor === wanted);
    const best = cheapest(own, needed, work.company.currency);
    const seller = best?.vendor ?? wanted;
    return seller === null ? [] : [{ goods, needed, best, seller }];
  });
  const leads = await leadDaysOf(
    work,
    chosen.map(({ seller }) => seller),
  );
  return chosen.map(({ goods, needed, best, seller }) => {
    const days = best?.leadDays ?? leads.get(seller) ?? null;
    return {
      product: goods,
      vendor: seller,
      currency: best?.currency ?? work.company.currency,
      quantity: Decimal.max(needed, best?.fromQuantity ?? 0).toFixed(4),
      price: best?.price ?? null,
      words: best?.name ?? goods.name,
      expectedOn: days === null ? null : addToDay(work.today, days, 'day'),
    };
  });
}

/** What vendors ask today, by the product. */
async function offersFor(work: Work, products: readonly Product[]): Promise<Map<number, Supply[]>> {
  const offers = new Map<number, Supply[]>();
  if (!seesSupplies(work)) return offers;
  for (let start = 0; start < products.length; start += page) {
    const ids = products.slice(start, start + page).map(({ id }) => id);
    const holding = { any: [{ validUntil: { empty: true } }, { validUntil: { gte: work.today } }] };
    for (const offer of await allOf(work, supply, { all: [{ product: { in: ids } }, holding] }, most))
      offers.set(offer.product, [...(offers.get(offer.product) ?? []), offer]);
  }
  return offers;
}

async function leadDaysOf(work: Work, sellers: readonly number[]): Promise<Map<number, number | null>> {
  const where = { id: { in: [...new Set(sellers)] } };
  const found = await allOf(work.asSystem('how soon vendors deliver'), vendor, where, most);
  return new Map(found.map(({ id, leadDays }) => [id, leadDays]));
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
