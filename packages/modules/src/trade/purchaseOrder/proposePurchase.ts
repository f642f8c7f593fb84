import { type DocumentLine, defineAction, emptyLine, Refusal, type Work } from '@gejie/core';
import { z } from 'zod';
import { lacking, lackOf } from '../product/lackOf.ts';
import { type Product, product } from '../product/product.ts';
import { allOf } from '../stock/allOf.ts';
import { vendor } from '../vendor/vendor.ts';
import { boughtIn } from './boughtIn.ts';
import { type PurchaseOrder, purchaseOrder } from './purchaseOrder.ts';
import { type Purchase, suppliesFor } from './suppliesFor.ts';

const most = 1000;
/** Drafts of one vendor that are looked through. */
const mostDrafts = 200;

/** A draft of what should be bought from a vendor: all whose main vendor it is and that are below their reorder level. INV-09 */
export const proposePurchase = defineAction(vendor, 'propose', {
  input: z.strictObject({}),
  async run(work, { id }) {
    const due = await allOf(work, product, { all: [{ vendor: id, active: true }, lacking] }, most);
    const drafts = await draftsAlone(work, id);
    const purchases = (await suppliesFor(work, due, id)).filter((one) => draftWith(drafts, one) === null);
    const made = await added(work, drafts, purchases);
    if (made === null)
      throw new Refusal({
        zh: '没有低于警戒数量、尚未列入采购单草稿的产品',
        en: 'Nothing from here is below its reorder level and in no draft yet',
      });
    return { purchaseOrder: { id: made.id, label: made.name } };
  },
});

/** The same of one product, or of many at once: into the draft of its vendor, which is made where there is none. INV-09 */
export const reorderProduct = defineAction(product, 'reorder', {
  input: z.strictObject({}),
  async run(work, goods: Product) {
    if (lackOf(goods).isZero())
      throw new Refusal({ zh: '没有低于警戒数量', en: 'It is not below its reorder level' });
    const [purchase] = await suppliesFor(work, [goods]);
    if (purchase === undefined)
      throw new Refusal({
        zh: '没有供应商：请填写主要供应商或供货价格',
        en: 'Nobody is known to sell it: name its main vendor, or a supply',
      });
    const drafts = await draftsAlone(work, purchase.vendor);
    const draft = draftWith(drafts, purchase);
    if (draft)
      throw new Refusal({
        zh: `已在采购单草稿 ${draft.number ?? ''} 中`,
        en: `It stands in the draft ${draft.number ?? ''} already`,
      });
    const made = (await added(work, drafts, [purchase])) as PurchaseOrder;
    return { purchaseOrder: { id: made.id, label: made.name } };
  },
});

/** The drafts of a vendor, whoever's they are; others wait until this transaction ends. */
async function draftsAlone(work: Work, from: number): Promise<PurchaseOrder[]> {
  await work.alone(`drafts of vendor ${from}`);
  return work.asSystem('drafts of a vendor').find(purchaseOrder, {
    where: { vendor: from, status: { in: ['draft', 'inApproval'] } },
    sort: '-id',
    limit: mostDrafts,
  });
}

/** The draft in which a product is waiting to be ordered. */
function draftWith(drafts: readonly PurchaseOrder[], { product: goods }: Purchase): PurchaseOrder | null {
  const has = ({ lines }: PurchaseOrder) =>
    lines?.some(({ item }) => item?.module === product.path && item.id === goods.id) === true;
  return drafts.find(has) ?? null;
}

/** Puts what is to be bought from a vendor into the own proposals, one for each currency. @returns the last; null: nothing was put */
async function added(
  work: Work,
  drafts: readonly PurchaseOrder[],
  purchases: readonly Purchase[],
): Promise<PurchaseOrder | null> {
  let made: PurchaseOrder | null = null;
  for (const currency of new Set(purchases.map((one) => one.currency)))
    made = await put(
      work,
      drafts,
      purchases.filter((one) => one.currency === currency),
    );
  return made;
}

async function put(
  work: Work,
  drafts: readonly PurchaseOrder[],
  purchases: readonly Purchase[],
): Promise<PurchaseOrder> {
  const { vendor: from, currency } = purchases[0] as Purchase;
  const me = work.user?.id ?? null;
  const open = drafts.find(
    (one) =>
      one.status === 'draft' && one.proposed === true && one.currency === currency && one.requester === me,
  );
  const expectedOn = latest([open?.expectedOn ?? null, ...purchases.map((one) => one.expectedOn)]);
  const lines = [...(open?.lines ?? []), ...purchases.map(lineOf)];
  const name = await boughtIn(work, lines);
  // A subject that somebody has written stays.
  const renamed = open !== undefined && open.name !== (await boughtIn(work, open.lines ?? []));
  if (open) return work.update(purchaseOrder, open.id, { lines, expectedOn, ...(renamed ? {} : { name }) });
  const made = await work.create(purchaseOrder, { name, vendor: from, currency, expectedOn, lines });
  return work.asSystem('proposed from reorder levels').update(purchaseOrder, made.id, { proposed: true });
}

function lineOf({ product: goods, quantity, price, words }: Purchase): DocumentLine {
  return { ...emptyLine, item: { module: product.path, id: goods.id }, description: words, quantity, price };
}

/** What arrives last says when all of it is there. */
function latest(days: readonly (string | null)[]): string | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}
