import { Decimal, type DocumentLine } from '@gejie/core';
import { totalsOf } from '../shared/totalsOf.ts';
import type { Quote } from './quote.ts';

/** What one piece of an item costs in a line of an offer, to be compared with other offers. */
export interface ComparedPrice {
  /** Place of the line, counted from nought. */
  index: number;
  name: string;
  /** Without tax, after all discounts, in the currency of the offer. */
  net: Decimal;
}

/** Prices of an offer by what they are for: `products:7`. */
export interface ComparedOffer {
  currency: string;
  taxIncluded: boolean | null;
  prices: ReadonlyMap<string, ComparedPrice[]>;
}

type Offered = Pick<
  Quote,
  'lines' | 'currency' | 'taxIncluded' | 'discountPercent' | 'discountAmount' | 'adjustment'
>;

/** Less than this share taken off by an adjustment is a total made round, not another price. */
const roundingShare = 0.001;
/** Prices written with and without tax are rounded to cents on the way from one to the other. */
const halfCent = 0.005;
const exact = 0.000_05;

/** What is given away has no price; of an item that stands there several times each line counts. CMP-07 */
export function comparedOffer(offer: Offered): ComparedOffer {
  const left = new Decimal(1).minus(shareOff(offer));
  const prices = new Map<string, ComparedPrice[]>();
  for (const [index, line] of (offer.lines ?? []).entries()) {
    const { item, price, quantity, giveaway, description } = line;
    if (!item || giveaway || price === null || !Number(quantity)) continue;
    const key = `${item.module}:${item.id}`;
    const net = afterDiscount(line)
      .times(left)
      .div(offer.taxIncluded ? taxed(line) : 1);
    prices.set(key, [...(prices.get(key) ?? []), { index, name: description ?? '', net }]);
  }
  return { currency: offer.currency, taxIncluded: offer.taxIncluded, prices };
}

/** The first price of an offer that another one contradicts: neither may name one that the other doesn't. */
export function contradictedPrice(mine: ComparedOffer, theirs: ComparedOffer): ComparedPrice | null {
  const tolerance = mine.taxIncluded === theirs.taxIncluded ? exact : halfCent;
  const same = (one: ComparedPrice, other: ComparedPrice) =>
    mine.currency === theirs.currency && one.net.minus(other.net).abs().lessThanOrEqualTo(tolerance);
  for (const [item, own] of mine.prices) {
    const others = theirs.prices.get(item);
    if (!others) continue;
    const lone = own.find((one) => !others.some((other) => same(one, other)));
    if (lone) return lone;
    if (others.some((other) => !own.some((one) => same(one, other)))) return own[0] ?? null;
  }
  return null;
}

/** The share that the discounts of the whole take off each line. */
function shareOff(offer: Offered): Decimal {
  const { discountPercent, discountAmount, adjustment } = offer;
  const subtotal = new Decimal(totalsOf({ ...offer, costs: null }).subtotal);
  const ofSubtotal = (amount: Decimal) => (subtotal.isZero() ? new Decimal(0) : amount.div(subtotal));
  const adjusted = ofSubtotal(Decimal.max(new Decimal(adjustment ?? 0).negated(), 0));
  return new Decimal(discountPercent ?? 0)
    .div(100)
    .plus(ofSubtotal(new Decimal(discountAmount ?? 0)))
    .plus(adjusted.lessThan(roundingShare) ? 0 : adjusted);
}

function afterDiscount({ price, quantity, discount }: DocumentLine): Decimal {
  const full = new Decimal(price ?? 0);
  if (discount === null) return full;
  return 'percent' in discount
    ? full.times(new Decimal(100).minus(discount.percent)).div(100)
    : full.minus(new Decimal(discount.amount).div(quantity ?? 1));
}

function taxed({ taxRate }: DocumentLine): Decimal {
  return new Decimal(taxRate ?? 0).div(100).plus(1);
}
