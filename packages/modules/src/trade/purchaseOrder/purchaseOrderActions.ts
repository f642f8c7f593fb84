import { Decimal, type DocumentLine, defineAction, Refusal, type Work } from '@gejie/core';
import { z } from 'zod';
import { product } from '../product/product.ts';
import { requireLines } from '../shared/requireLines.ts';
import { allOf } from '../stock/allOf.ts';
import { book } from '../stock/book.ts';
import { bringSerials } from '../stock/serials.ts';
import { stockMovement } from '../stock/stockMovement.ts';
import { trackedLines } from '../stock/trackedLines.ts';
import { ordered, refuseBeyondBudget } from './purchaseApproval.ts';
import { type PurchaseOrder, purchaseOrder } from './purchaseOrder.ts';

const nothing = z.strictObject({});
const quantity = z.union([z.string().max(40), z.number()]);

/** It goes out to the vendor; what is on it counts as on its way. */
export const placeOrder = defineAction(purchaseOrder, 'order', {
  input: nothing,
  async run(work, record) {
    requireLines(record.lines);
    await refuseBeyondBudget(work, record);
    return ordered(work, record);
  },
});

/** Goods arrive, all that is still awaited or a part of it, and come into stock. INV-09 */
export const receiveOrder = defineAction(purchaseOrder, 'receive', {
  input: z.strictObject({
    lines: z
      .array(
        z.strictObject({
          line: z.int().positive(),
          quantity,
          /** Of goods that are tracked by them: those that have come. */
          serials: z.array(z.string().trim().min(1).max(120)).max(1000).optional(),
        }),
      )
      .min(1)
      .max(1000)
      .optional(),
  }),
  async run(work, record, { lines: given }) {
    requireLines(record.lines);
    // Who receives what was never ordered orders it.
    if (record.status === 'draft') await refuseBeyondBudget(work, record);
    const awaited = await awaitedOf(work, record);
    if (!hasGoods(record)) return step(work, record, 'received');
    const arriving = given ? chosen(awaited, given, record.lines ?? []) : awaited;
    if (arriving.size === 0) throw new Refusal({ zh: '没有待到货的明细', en: 'Nothing is awaited any more' });
    const goods = (record.lines ?? []).filter(({ id }) => arriving.has(id ?? 0));
    const named = (given ?? []).map(({ line, serials = [] }) => ({ line, serials }));
    const tracked = await trackedLines(work, record.lines ?? [], arriving, named);
    await book(work, {
      module: purchaseOrder.path,
      id: record.id,
      number: record.number,
      movements: goods.map((line) => ({
        product: line.item?.id ?? 0,
        warehouse: record.warehouse,
        kind: 'received',
        quantity: (arriving.get(line.id ?? 0) as Decimal).toFixed(4),
        line: line.id,
        settles: line.id,
      })),
      fieldOf: () => 'lines',
    });
    await bringSerials(work, tracked, { warehouse: record.warehouse, purchaseOrder: record.id });
    const isWhole = [...awaited].every(([line, open]) => arriving.get(line)?.equals(open));
    return step(work, record, isWhole ? 'received' : 'partlyReceived');
  },
});

/** What came has come, and no more of it is awaited: it may be paid. */
export const closePurchase = defineAction(purchaseOrder, 'close', {
  input: nothing,
  run: (work, record) => step(work, record, 'received'),
});

export const payOrder = defineAction(purchaseOrder, 'pay', {
  input: nothing,
  run: (work, record) => step(work, record, 'paid'),
});

/** Nothing more is awaited; what has come into stock stays there. */
export const cancelPurchase = defineAction(purchaseOrder, 'cancel', {
  input: z.strictObject({ reason: z.string().max(500).optional() }),
  run: (work, record, { reason }) => step(work, record, 'cancelled', { cancelReason: reason ?? null }),
});

function step(
  work: Work,
  { id }: PurchaseOrder,
  status: PurchaseOrder['status'],
  more: Record<string, unknown> = {},
): Promise<PurchaseOrder> {
  return work.asSystem(`purchase ${status}`).update(purchaseOrder, id, { status, ...more });
}

/** Services are never in stock: what has none else is received at once. */
function hasGoods({ lines }: PurchaseOrder): boolean {
  return goodsIn(lines).length > 0;
}

function goodsIn(lines: readonly DocumentLine[] | null): DocumentLine[] {
  return (lines ?? []).filter(({ kind, item }) => kind === 'item' && item?.module === product.path);
}

/** What is still awaited of each line with goods: its quantity less what has come in. */
async function awaitedOf(work: Work, { lines }: PurchaseOrder): Promise<Map<number, Decimal>> {
  const goods = goodsIn(lines);
  const ids = goods.flatMap(({ id }) => id ?? []);
  const awaited = new Map(goods.map((line) => [line.id ?? 0, new Decimal(line.quantity ?? 0)]));
  for (let start = 0; start < ids.length; start += 200) {
    const where = { settles: { in: ids.slice(start, start + 200) } };
    for (const { settles, quantity: moved } of await allOf(
      work.asSystem('what has come'),
      stockMovement,
      where,
      10_000,
    ))
      awaited.set(Number(settles), (awaited.get(Number(settles)) ?? new Decimal(0)).minus(String(moved)));
  }
  return new Map([...awaited].filter(([, open]) => open.isPositive() && !open.isZero()));
}

/** @throws Refusal at the line of which more is said to have come than is awaited */
function chosen(
  awaited: ReadonlyMap<number, Decimal>,
  given: readonly { line: number; quantity: string | number }[],
  lines: readonly DocumentLine[],
): Map<number, Decimal> {
  const arriving = new Map<number, Decimal>();
  for (const { line, quantity: amount } of given) {
    const place = lines.findIndex(({ id }) => id === line);
    if (place < 0) throw new Refusal({ zh: '采购单没有这一行', en: 'There is no such line' }, 'lines');
    if (!/^\d{1,10}(\.\d{1,4})?$/.test(`${amount}`))
      throw new Refusal(
        {
          zh: `第 ${place + 1} 行的实到数量“${amount}”不是数量：请填不小于 0 的数，最多 4 位小数`,
          en: `“${amount}” is no quantity for line ${place + 1}: give a number from 0 on, with at most 4 decimal places`,
        },
        `lines.${place}.quantity`,
      );
    const sum = (arriving.get(line) ?? new Decimal(0)).plus(amount);
    const open = awaited.get(line) ?? new Decimal(0);
    if (sum.greaterThan(open))
      throw new Refusal(
        {
          zh: `第 ${place + 1} 行待到货 ${open.toFixed()}，不能收 ${sum.toFixed()}`,
          en: `${open.toFixed()} of line ${place + 1} are awaited, not ${sum.toFixed()}`,
        },
        `lines.${place}.quantity`,
      );
    arriving.set(line, sum);
  }
  return new Map([...arriving].filter(([, amount]) => !amount.isZero()));
}
