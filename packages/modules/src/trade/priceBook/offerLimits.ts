import { Decimal, type DocumentLine, Refusal, type Work } from '@gejie/core';
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

/** Where an offer is beyond a limit: the field to look at, and the line it is in, if it is in one. */
interface Culprit {
  field: string;
  /** From 1 on. */
  line?: number;
}

/**
 * Stops what is offered for less than the limits of whoever offers it allow: by how much it is below the price books and the
 * list, however that came about, and by what is earned. Who may approve is not stopped. INV-06
 * @throws Refusal that says how far it is beyond the limit, at the line or field that most of it comes from; not what anything costs
 */
export async function refuseBeyondLimits(work: Work, offer: Offer): Promise<void> {
  const { maxDiscount, minMargin } = await limitsOf(work, 'priceApproval');
  if (maxDiscount === null && minMargin === null) return;
  const below = maxDiscount && (await discountOf(work, offer));
  if (maxDiscount && below?.percent.greaterThan(maxDiscount)) {
    const { percent, culprit } = below;
    const most = culprit.line
      ? { zh: `（第 ${culprit.line} 行最多）`, en: ` (line ${culprit.line} the most)` }
      : { zh: '', en: '' };
    throw new Refusal(
      {
        zh: `比价目低 ${percent.toFixed(1)}%，超过您的上限 ${maxDiscount.toFixed()}%${most.zh}，请“申请审批”`,
        en: `${percent.toFixed(1)}% below the list${most.en}, and your limit is ${maxDiscount.toFixed()}%: ask for approval`,
      },
      culprit.field,
    );
  }
  if (minMargin !== null && earnsLess(offer, minMargin))
    throw new Refusal(
      {
        zh: '毛利率低于您的下限，请“申请审批”',
        en: 'The margin is below your limit: ask for approval',
      },
      leastEarned(offer),
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

/** The line of which least is earned for what is paid; whoever is told so learns no more than by offering it alone. */
function leastEarned(offer: Offer): string {
  const rates = totalsOf(offer).lines.map(({ margin, net }) =>
    margin === null || Number(net) === 0 ? null : new Decimal(margin).div(net),
  );
  const least = rates.reduce<number | null>((at, rate, index) => {
    const lowest = at === null ? null : rates[at];
    return rate && (!lowest || rate.lessThan(lowest)) ? index : at;
  }, null);
  return least === null ? 'lines' : `lines.${least}.price`;
}

/** Below nought, or nought. */
function takenOff({ adjustment }: Offer): Decimal {
  return Decimal.min(adjustment ?? 0, 0);
}

/**
 * By how many percent what is offered lies below what price books and list say, and where most of that comes from. What comes
 * free with a product is left out; whatever else is given away is sold for nothing.
 */
async function discountOf(work: Work, offer: Offer): Promise<{ percent: Decimal; culprit: Culprit } | null> {
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
  let [usual, offered, shares] = [new Decimal(0), takenOff(offer), new Decimal(0)];
  const below: { line: DocumentLine; index: number; by: Decimal }[] = [];
  for (const [place, line] of lines.entries()) {
    const { item, quantity, index } = line;
    const book = agreed[place];
    const listed = list.get(`${item.module}:${item.id}`);
    const base =
      book?.price ?? (listed === undefined ? null : new Decimal(listed).div(rate.isZero() ? 1 : rate));
    if (base === null) continue;
    const price = new Decimal(base).times(new Decimal(100).minus(book?.discount ?? 0)).div(100);
    const { amount = '0', share = '0' } = totals[index] ?? {};
    const due = price.times(quantity as string);
    usual = usual.plus(due);
    offered = offered.plus(amount).minus(share);
    shares = shares.plus(share);
    below.push({ line, index, by: due.minus(amount) });
  }
  if (usual.isZero()) return null;
  const percent = usual.minus(offered).div(usual).times(100);
  return { percent, culprit: culpritOf(offer, below, shares) };
}

/** The line that lies furthest below what is usual, or what is taken off the whole where that is more. */
function culpritOf(
  offer: Offer,
  below: readonly { line: DocumentLine; index: number; by: Decimal }[],
  shares: Decimal,
): Culprit {
  const [worst] = below.toSorted((a, b) => b.by.cmp(a.by));
  const atEnd = takenOff(offer).negated();
  if (worst?.by.greaterThanOrEqualTo(Decimal.max(shares, atEnd))) {
    const { line, index } = worst;
    const member = line.giveaway ? 'quantity' : line.discount ? 'discount' : 'price';
    return { field: `lines.${index}.${member}`, line: index + 1 };
  }
  if (atEnd.greaterThan(shares)) return { field: 'adjustment' };
  return { field: Number(offer.discountPercent ?? 0) > 0 ? 'discountPercent' : 'discountAmount' };
}
