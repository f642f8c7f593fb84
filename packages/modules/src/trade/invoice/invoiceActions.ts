import { Decimal, type DocumentLine, defineAction, Refusal, type Work } from '@gejie/core';
import { z } from 'zod';
import { product } from '../product/product.ts';
import { salesOrder } from '../salesOrder/salesOrder.ts';
import { requireLines } from '../shared/requireLines.ts';
import { book, type Movement } from '../stock/book.ts';
import { returnSerials, takeSerials } from '../stock/serials.ts';
import { namedSerials, trackedLines, whole } from '../stock/trackedLines.ts';
import { type Invoice, invoice } from './invoice.ts';

const nothing = z.strictObject({});

/** From here on it stays as it is. */
export const approveInvoice = defineAction(invoice, 'approve', {
  input: nothing,
  async run(work, record) {
    requireLines(record.lines);
    await refuseMoreThanOrdered(work, record);
    return step(work, record, 'approved');
  },
});

export const packInvoice = defineAction(invoice, 'pack', {
  input: nothing,
  run: (work, record) => step(work, record, 'packed'),
});

/** The goods leave: they are taken out of stock, giveaways with them. INV-08 */
export const shipInvoice = defineAction(invoice, 'ship', {
  input: z.strictObject({
    carrier: z.string().trim().max(80).optional(),
    trackingNumber: z.string().trim().max(120).optional(),
    /** Of goods that are tracked by them: those that leave, line by line. */
    serials: namedSerials.optional(),
  }),
  async run(work, record, { serials = [], ...given }) {
    requireLines(record.lines);
    await refuseMoreThanOrdered(work, record);
    const lines = record.lines ?? [];
    const tracked = await trackedLines(work, lines, whole(lines), serials);
    await move(work, record, (line) => ({ kind: line.giveaway ? 'givenAway' : 'shipped', sign: '-' }));
    await takeSerials(work, tracked, record.warehouse, { invoice: record.id, account: record.account });
    return step(work, record, 'shipped', { ...given, shippedAt: work.now.toISOString() });
  },
});

export const receiveInvoice = defineAction(invoice, 'receive', {
  input: nothing,
  run: (work, record) => step(work, record, 'received'),
});

export const billInvoice = defineAction(invoice, 'bill', {
  input: z.strictObject({ number: z.string().trim().max(60).optional() }),
  run: (work, record, { number }) =>
    step(work, record, 'invoiced', number ? { taxInvoiceNumber: number } : {}),
});

/** It doesn't count any more; what had left comes back into stock. INV-08 */
export const cancelInvoice = defineAction(invoice, 'cancel', {
  input: z.strictObject({ reason: z.string().max(500).optional() }),
  async run(work, record, { reason }) {
    if (record.shippedAt !== null) {
      await move(work, record, () => ({ kind: 'returned', sign: '' }));
      await returnSerials(work, record.id, record.warehouse);
    }
    return step(work, record, 'cancelled', { cancelReason: reason ?? null });
  },
});

function step(
  work: Work,
  { id }: Invoice,
  status: Invoice['status'],
  more: Record<string, unknown> = {},
): Promise<Invoice> {
  return work.asSystem(`invoice ${status}`).update(invoice, id, { status, ...more });
}

function move(
  work: Work,
  { id, number, lines, warehouse }: Invoice,
  how: (line: DocumentLine) => { kind: Movement['kind']; sign: '' | '-' },
): Promise<void> {
  const goods = goodsIn(lines);
  return book(work, {
    module: invoice.path,
    id,
    number,
    movements: goods.map((line) => {
      const { kind, sign } = how(line);
      return {
        product: line.item?.id ?? 0,
        warehouse,
        kind,
        quantity: `${sign}${line.quantity}`,
        line: line.id,
        settles: line.source,
      };
    }),
    fieldOf: (movement) => `lines.${lines?.findIndex(({ id: one }) => one === movement.line) ?? 0}.quantity`,
  });
}

function goodsIn(lines: readonly DocumentLine[] | null): DocumentLine[] {
  return (lines ?? []).filter(
    ({ kind, item, quantity }) => kind === 'item' && item?.module === product.path && Number(quantity) > 0,
  );
}

/** What is on other invoices of the order counts, unless they were called off. @throws Refusal at the line */
async function refuseMoreThanOrdered(work: Work, { id, salesOrder: order, lines }: Invoice): Promise<void> {
  if (order === null) return;
  const system = work.asSystem('compared with the order');
  // Two invoices of one order, each by itself within it, would not see one another.
  await work.alone(`order ${order}`);
  const { lines: ordered } = await system.get(salesOrder, order);
  const sources = (lines ?? []).flatMap(({ source }) => source ?? []);
  const taken = await system.taken(sources, invoice, {
    id: { ne: id },
    status: { in: ['approved', 'packed', 'shipped', 'received', 'invoiced'] },
  });
  for (const [index, { source, quantity }] of (lines ?? []).entries()) {
    const line = ordered?.find((one) => one.id === source);
    if (!line?.quantity || quantity === null) continue;
    const left = new Decimal(line.quantity).minus(taken.get(line.id ?? 0) ?? 0);
    if (left.greaterThanOrEqualTo(quantity)) continue;
    throw new Refusal(
      {
        zh: `第 ${index + 1} 行超过订单：还可发 ${left.toFixed()}`,
        en: `Line ${index + 1} is more than was ordered: ${left.toFixed()} remain`,
      },
      `lines.${index}.quantity`,
    );
  }
}
