import { defineAction, Refusal } from '@gejie/core';
import { z } from 'zod';
import { salesOrder } from '../salesOrder/salesOrder.ts';
import { remainingLines } from '../shared/remainingLines.ts';
import { remainingTerms } from '../shared/remainingTerms.ts';
import { invoice } from './invoice.ts';

/** What is on an invoice counts unless it was called off. */
const invoiced = { module: invoice, counts: { status: { ne: 'cancelled' } } };

/** An invoice of what remains of the order. INV-05, INV-08 */
export const invoiceOrder = defineAction(salesOrder, 'invoice', {
  input: z.strictObject({}),
  async run(work, record) {
    const lines = await remainingLines(work, record.lines ?? [], invoiced);
    if (!lines.some(({ kind }) => kind === 'item'))
      throw new Refusal({ zh: '这份订单已全部开出发货单', en: 'All of this order is on invoices already' });
    const { name, account, contact, opportunity, currency, exchangeRate, taxIncluded, discountPercent } =
      record;
    const { tax, shipTo, terms } = record;
    const made = await work.create(invoice, {
      name,
      account,
      contact,
      opportunity,
      currency,
      exchangeRate,
      taxIncluded,
      tax,
      discountPercent,
      shipTo,
      terms,
      ...(await remainingTerms(work, record, invoiced, 'salesOrder')),
    });
    const whole = await work
      .asSystem('order invoiced')
      .update(invoice, made.id, { salesOrder: record.id, lines });
    return { invoice: { id: whole.id, label: whole.name } };
  },
});
