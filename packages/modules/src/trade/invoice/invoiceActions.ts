import { type DocumentLine, defineAction, Refusal, type Work } from '@gejie/core';
import { z } from 'zod';
import { product } from '../product/product.ts';
import { requireLines } from '../shared/requireLines.ts';
import { book, type Movement } from '../stock/book.ts';
import { returnSerials, takeSerials } from '../stock/serials.ts';
import { namedSerials, trackedLines, whole } from '../stock/trackedLines.ts';
import { type Invoice, invoice } from './invoice.ts';
import { refuseUnagreed } from './invoiceLimits.ts';
import { aloneWithOrder, withinOrder } from './withinOrder.ts';

const nothing = z.strictObject({});

/** From here on it stays as it is. */
export const approveInvoice = defineAction(invoice, 'approve', {
  input: nothing,
  async run(work, record) {
    requireLines(record.lines);
    await refuseUnagreed(work, await withinOrder(work, record));
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
  async run(work, draft, { serials = [], ...given }) {
    requireLines(draft.lines);
    const record = await withinOrder(work, draft);
    await refuseUnagreed(work, record);
    const lines = record.lines ?? [];
    const tracked = await trackedLines(work, lines, whole(lines), serials);
    await move(work, record, (line) => ({ kind: line.giveaway ? 'givenAway' : 'shipped', sign: '-' }));
    await takeSerials(work, tracked, record.warehouse, { invoice: record.id, account: record.account });
    return step(work, record, 'shipped', { ...given, shippedAt: work.now.toISOString() });
  },
});

export const receiveInvoice = defineAction(invoice, 'receive', {
  input: nothing,
  run: (work, record) => step(work, record, 'received', { receivedAt: work.now.toISOString() }),
});

export const billInvoice = defineAction(invoice, 'bill', {
  input: z.strictObject({ number: z.string().trim().max(60).optional() }),
  run: (work, record, { number }) =>
    step(work, record, 'invoiced', number ? { taxInvoiceNumber: number } : {}),
});

/** The tax invoice was voided: it may be billed anew, or cancelled. */
export const unbillInvoice = defineAction(invoice, 'unbill', {
  input: z.strictObject({ reason: z.string().max(500).optional() }),
  run: (work, record, { reason }) =>
    step(work, record, record.receivedAt === null ? 'shipped' : 'received', {
      taxInvoiceNumber: null,
      ...(reason ? { description: [record.description, reason].filter(Boolean).join('\n') } : {}),
    }),
});

/** It doesn't count any more; what had left comes back into stock. INV-08 */
export const cancelInvoice = defineAction(invoice, 'cancel', {
  input: z.strictObject({ reason: z.string().max(500).optional() }),
  async run(work, record, { reason }) {
    if (record.status === 'invoiced')
      throw new Refusal({
        zh: '已开票，请先“撤销开票”',
        en: 'It is invoiced already: void the tax invoice first',
      });
    await aloneWithOrder(work, record.salesOrder);
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
