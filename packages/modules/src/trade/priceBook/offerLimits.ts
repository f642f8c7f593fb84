import { Decimal, Refusal, type Work } from '@gejie/core';
import { type Role, role } from '../../system/role/role.ts';
import { user } from '../../system/user/user.ts';
import { product } from '../product/product.ts';
import { service } from '../service/service.ts';
import { type TotalledDocument, totalsOf } from '../shared/totalsOf.ts';
import { pricesFor } from './pricesFor.ts';

interface Offer extends TotalledDocument {
  account: number;
  currency: string;
  exchangeRate: string | null;
}

type Limits = Record<'maxDiscount' | 'minMargin', Decimal | null>;

/**
 * Stops what is offered for less than the roles of whoever offers it allow: by how much it is below the price books and the
 * list, however that came about, and by what is earned. Who may approve is not stopped. INV-06
 * @throws Refusal that says how far it is beyond the limit; not what anything costs
 */
export async function refuseBeyondLimits(work: Work, offer: Offer): Promise<void> {
  const { maxDiscount, minMargin } = await limitsOf(work);
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
  const { margin, netTotal } = totalsOf(offer);
  if (minMargin === null || margin === null || Number(netTotal) === 0) return;
  if (new Decimal(margin).div(netTotal).times(100).lessThan(minMargin))
    throw new Refusal(
      {
        zh: '毛利率低于您的角色允许的下限，请“申请审批”',
        en: 'The margin is below what your roles allow: ask for approval',
      },
      'lines',
    );
}

/** Of several roles the most generous holds; one without a limit lifts it. */
async function limitsOf(work: Work): Promise<Limits> {
  const free = { maxDiscount: null, minMargin: null };
  if (work.user === null || work.holds === null || work.holds.functions.has('priceApproval')) return free;
  const system = work.asSystem('limits of the roles');
  const { roles } = await system.get(user, work.user.id);
  const held = await system.find(role, { where: { id: { in: roles ?? [] } }, limit: 200 });
  const all = (name: keyof Limits) => held.map((one: Role) => one[name]);
  const bound = (name: keyof Limits, best: (values: Decimal[]) => Decimal) =>
    held.length === 0 || all(name).includes(null)
      ? null
      : best(all(name).map((value) => new Decimal(value ?? 0)));
  return {
    maxDiscount: bound('maxDiscount', (values) => Decimal.max(...values)),
    minMargin: bound('minMargin', (values) => Decimal.min(...values)),
  };
}

/** By how many percent what is offered lies below what price books and list say; what is given away by ratio is left out. */
async function discountOf(work: Work, offer: Offer): Promise<Decimal | null> {
  const totals = totalsOf(offer).lines;
  const rate = new Decimal(offer.exchangeRate ?? 1);
  const lines = (offer.lines ?? []).flatMap((line, index) =>
    line.item && !line.giveaway && Number(line.quantity) > 0 ? [{ ...line, item: line.item, index }] : [],
  );
  const agreed = await pricesFor(work, offer.account, offer.currency, lines);
  let [usual, offered] = [new Decimal(0), new Decimal(0)];
  for (const [place, { item, quantity, index }] of lines.entries()) {
    const book = agreed[place];
    const base = book?.price ?? (await listPrice(work, item, rate));
    if (base === null) continue;
    const price = new Decimal(base).times(new Decimal(100).minus(book?.discount ?? 0)).div(100);
    const { amount = '0', share = '0' } = totals[index] ?? {};
    usual = usual.plus(price.times(quantity as string));
    offered = offered.plus(amount).minus(share);
  }
  return usual.isZero() ? null : usual.minus(offered).div(usual).times(100);
}

/** In the currency of the offer. */
async function listPrice(
  work: Work,
  { module, id }: { module: string; id: number },
  rate: Decimal,
): Promise<string | null> {
  const system = work.asSystem('list prices');
  const where = { where: { id }, limit: 1 };
  const [found] =
    module === product.path ? await system.find(product, where) : await system.find(service, where);
  return found?.price == null ? null : new Decimal(found.price).div(rate.isZero() ? 1 : rate).toFixed(4);
}
