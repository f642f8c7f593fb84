import { Decimal, Refusal, type Work } from '@gejie/core';
import { limitsOf } from '../shared/limitsOf.ts';
import { type TotalledDocument, totalsOf } from '../shared/totalsOf.ts';
import { soldOrGivenBeyond } from './beyondGiven.ts';
import { listPrices } from './listPrices.ts';
import { pricesFor } from './pricesFor.ts';

interface Offer extends TotalledDocument {
  account: number;
  currency: string;
  exchangeRate: string | null;
}

/**
 * Stops what is offered for less than the limits of whoever offers it allow: by how much it is below the price books and the
 * list, however that came about, and by what is earned. Who may approve is not stopped. INV-06
 * @throws Refusal that says how far it is beyond the limit; not what anything costs
 */
export async function refuseBeyondLimits(work: Work, offer: Offer): Promise<void> {
  const { maxDiscount, minMargin } = await limitsOf(work, 'priceApproval');
  if (maxDiscount === null && minMargin === null) return;
  const discount = maxDiscount && (await discountOf(work, offer));
  if (maxDiscount && discount?.greaterThan(maxDiscount))
    throw new Refusal(
      {
        zh: `比价目低 ${discount.toFixed(1)}%，超过您的上限 ${maxDiscount.toFixed()}%，请“申请审批”`,
        en: `${discount.toFixed(1)}% below the list, and your limit is ${maxDiscount.toFixed()}%: ask for approval`,
      },
      'lines',
    );
  if (minMargin !== null && earnsLess(offer, minMargin))
    throw new Refusal(
      {
        zh: '毛利率低于您的下限，请“申请审批”',
        en: 'The margin is below your limit: ask for approval',
      },
      'lines',
    );
}

/** What is taken off at the end lessens what is earned as much as any discount. */
function earnsLess(offer: Offer, least: Decimal): boolean {
  const { margin, netTotal } = totalsOf(offer);
  if (margin === null || Number(netTotal) === 0) return false;
  const off = takenOff(offer);
  const income = new Decimal(netTotal).plus(off);
  if (income.lessThanOrEqualTo(0)) return true;
  return new Decimal(margin).plus(off).div(income).times(100).lessThan(least);
}

/** Below nought, or nought. */
function takenOff({ adjustment }: Offer): Decimal {
  return Decimal.min(adjustment ?? 0, 0);
}

/**
 * By how many percent what is offered lies below what price books and list say. What comes free with a product is left out;
 * whatever else is given away is sold for nothing.
 */
async function discountOf(work: Work, offer: Offer): Promise<Decimal | null> {
  const totals = totalsOf(offer).lines;
  const rate = new Decimal(offer.exchangeRate ?? 1);
  const lines = await soldOrGivenBeyond(
    work,
    (offer.lines ?? []).flatMap((line, index) =>
      line.item && Number(line.quantity) > 0 ? [{ ...line, item: line.item, index }] : [],
    ),
  );
  const agreed = await pricesFor(work, offer.account, offer.currency, lines);
  const open = lines.filter((_, place) => (agreed[place]?.price ?? null) === null);
  const list = await listPrices(
    work,
    open.map(({ item }) => item),
  );
  let [usual, offered] = [new Decimal(0), takenOff(offer)];
  for (const [place, { item, quantity, index }] of lines.entries()) {
    const book = agreed[place];
    const listed = list.get(`${item.module}:${item.id}`);
    const base =
      book?.price ?? (listed === undefined ? null : new Decimal(listed).div(rate.isZero() ? 1 : rate));
    if (base === null) continue;
    const price = new Decimal(base).times(new Decimal(100).minus(book?.discount ?? 0)).div(100);
    const { amount = '0', share = '0' } = totals[index] ?? {};
    usual = usual.plus(price.times(quantity as string));
    offered = offered.plus(amount).minus(share);
  }
  return usual.isZero() ? null : usual.minus(offered).div(usual).times(100);
}
