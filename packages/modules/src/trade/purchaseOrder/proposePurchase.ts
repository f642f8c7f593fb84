import { type DocumentLine, defineAction, emptyLine, Refusal, type Work } from '@gejie/core';
import { z } from 'zod';
import { type Product, product } from '../product/product.ts';
import { allOf } from '../stock/allOf.ts';
import { vendor } from '../vendor/vendor.ts';
import { type PurchaseOrder, purchaseOrder } from './purchaseOrder.ts';
import { type Purchase, supplyFor } from './supplyFor.ts';

const most = 1000;
/** Drafts of one vendor that are looked through. */
const mostDrafts = 200;

/** A draft of what should be bought from a vendor: all whose main vendor it is and that are below their reorder level. INV-09 */
export const proposePurchase = defineAction(vendor, 'propose', {
  input: z.strictObject({}),
  async run(work, { id }) {
    const due = await allOf(work, product, { vendor: id, active: true, shortBy: { gt: '0' } }, most);
    let made: PurchaseOrder | null = null;
    for (const goods of due) {
      const purchase = await supplyFor(work, goods, id);
      if (purchase && (await draftWith(work, purchase)) === null) made = await added(work, purchase);
    }
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
    if (Number(goods.shortBy ?? 0) <= 0)
      throw new Refusal({ zh: '没有低于警戒数量', en: 'It is not below its reorder level' });
    const purchase = await supplyFor(work, goods);
    if (purchase === null)
      throw new Refusal({
        zh: '没有供应商：请填写主要供应商或供货价格',
        en: 'Nobody is known to sell it: name its main vendor, or a supply',
      });
    const draft = await draftWith(work, purchase);
    if (draft)
      throw new Refusal({
        zh: `已在采购单草稿 ${draft.number ?? ''} 中`,
        en: `It stands in the draft ${draft.number ?? ''} already`,
      });
    const made = await added(work, purchase);
    return { purchaseOrder: { id: made.id, label: made.name } };
  },
});

/** The draft in which a product is waiting to be ordered from a vendor; others wait until this transaction ends. */
async function draftWith(
  work: Work,
  { vendor: from, product: goods }: Purchase,
): Promise<PurchaseOrder | null> {
  await work.alone(`drafts of vendor ${from}`);
  const drafts = await draftsOf(work.asSystem('drafts of a vendor'), from);
  const has = ({ lines }: PurchaseOrder) =>
    lines?.some(({ item }) => item && stands(item, goods.id)) === true;
  return drafts.find(has) ?? null;
}

async function added(work: Work, purchase: Purchase): Promise<PurchaseOrder> {
  const { vendor: from, currency, expectedOn } = purchase;
  const open = (await draftsOf(work, from)).find(
    (one) => one.proposed === true && one.currency === currency && one.requester === (work.user?.id ?? null),
  );
  if (!open) {
    const { name } = await work.asSystem('name of the vendor').get(vendor, from);
    const made = await work.create(purchaseOrder, {
      name: `${name} 补货`.slice(0, 120),
      vendor: from,
      currency,
      expectedOn,
      lines: [lineOf(purchase)],
    });
    return work.asSystem('proposed from reorder levels').update(purchaseOrder, made.id, { proposed: true });
  }
  return work.update(purchaseOrder, open.id, {
    lines: [...(open.lines ?? []), lineOf(purchase)],
    expectedOn: latest(open.expectedOn, expectedOn),
  });
}

function draftsOf(work: Work, from: number): Promise<PurchaseOrder[]> {
  return work.find(purchaseOrder, {
    where: { vendor: from, status: 'draft' },
    sort: '-id',
    limit: mostDrafts,
  });
}

function lineOf({ product: goods, quantity, price, words }: Purchase): DocumentLine {
  return { ...emptyLine, item: { module: product.path, id: goods.id }, description: words, quantity, price };
}

function stands(item: NonNullable<DocumentLine['item']>, id: number): boolean {
  return item.module === product.path && item.id === id;
}

/** What arrives last says when all of it is there. */
function latest(one: string | null, other: string | null): string | null {
  return one === null || other === null ? (one ?? other) : one > other ? one : other;
}
