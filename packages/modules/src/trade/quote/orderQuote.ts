import { defineAction, Refusal } from '@gejie/core';
import { z } from 'zod';
import { salesOrder } from '../salesOrder/salesOrder.ts';
import { remainingLines } from '../shared/remainingLines.ts';
import { remainingTerms } from '../shared/remainingTerms.ts';
import { type Quote, quote } from './quote.ts';

/** What of a quote has been ordered counts unless the order was called off. */
const ordered = { module: salesOrder, counts: { status: { ne: 'cancelled' } } };

/** An order of what remains of the quote; the customer has accepted it by ordering. INV-05, INV-07 */
export const orderQuote = defineAction(quote, 'order', {
  input: z.strictObject({}),
  async run(work, record) {
    const lines = await remainingLines(work, record.lines ?? [], ordered);
    if (!lines.some(({ kind }) => kind === 'item'))
      throw new Refusal({ zh: '这份报价单已全部下单', en: 'All of this quote has been ordered' });
    const made = await work.create(salesOrder, {
      ...agreed(record),
      ...(await remainingTerms(work, record, ordered, 'quote')),
    });
    const system = work.asSystem('quote ordered');
    const whole = await system.update(salesOrder, made.id, { quote: record.id, lines });
    if (record.status === 'sent') await system.update(quote, record.id, { status: 'accepted' });
    return { salesOrder: { id: whole.id, label: whole.name } };
  },
});

function agreed(record: Quote): Record<string, unknown> {
  const { name, account, contact, opportunity, currency, exchangeRate, taxIncluded } = record;
  const { tax, discountPercent, terms } = record;
  return {
    name,
    account,
    contact,
    opportunity,
    currency,
    exchangeRate,
    taxIncluded,
    tax,
    discountPercent,
    terms,
  };
}
