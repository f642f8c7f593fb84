import { addToDay, defineClockworks, defineEffects, Refusal, type Work } from '@gejie/core';
import { datesDue } from '../salesOrder/periods.ts';
import { type SalesOrder, salesOrder } from '../salesOrder/salesOrder.ts';
import { requireLines } from '../shared/requireLines.ts';
import { invoice } from './invoice.ts';

/** Invoices that an order confirmed late may ask for at once; more is a slip of the pen. */
const mostAtOnce = 12;

export const orderClockworks = defineClockworks(salesOrder, {
  'An order that repeats is invoiced on each of its dates, once': {
    due: { status: 'confirmed', nextInvoiceOn: { lte: '$today' } },
    async run(order, work) {
      await invoicePeriod(work, order);
    },
    async failed({ id, owner, repeatTrouble }, work, why) {
      const trouble = `${why.zh} / ${why.en}`.slice(0, 500);
      // Told once, not each hour.
      if (repeatTrouble === trouble) return;
      await work.asSystem('recurring invoice failed').update(salesOrder, id, { repeatTrouble: trouble });
      if (owner !== null) await work.notify([owner], 'repeat.failed', { module: salesOrder.name, id });
    },
  },
});

export const repeatingOrderEffects = defineEffects(salesOrder, {
  'What of a repeating order is due when it is confirmed is invoiced with it': {
    when: ({ before, after }) =>
      after?.status === 'confirmed' && before?.status !== 'confirmed' && after.nextInvoiceOn !== null,
    async run({ record }, work) {
      if (datesDue(record, record.lastInvoiceOn, work.today, mostAtOnce + 1) > mostAtOnce)
        throw new Refusal(
          {
            zh: `首期日期太早：会一次生成超过 ${mostAtOnce} 张发货单`,
            en: `This begins too early: more than ${mostAtOnce} invoices would be made at once`,
          },
          'repeatsFrom',
        );
      for (let order = record; order.nextInvoiceOn !== null && order.nextInvoiceOn <= work.today; )
        order = await invoicePeriod(work, order);
    },
  },
});

/** Makes the invoice of the order's next date, and goes on to the one after it. @returns the order as it is then */
async function invoicePeriod(work: Work, order: SalesOrder): Promise<SalesOrder> {
  const { id, number, owner, nextInvoiceOn: on, repeatsAs } = order;
  if (on === null) return order;
  const system = work.asSystem('recurring invoice');
  const made = await system.create(invoice, { ...agreed(order, on), period: `${number ?? id} ${on}` });
  if (repeatsAs === 'approved') {
    requireLines(made.lines);
    await system.update(invoice, made.id, { status: 'approved' });
  }
  if (owner !== null) await work.notify([owner], 'repeat.invoiced', { module: invoice.name, id: made.id });
  return system.update(salesOrder, id, { lastInvoiceOn: on, repeatTrouble: null });
}

/** The whole of the order: each period is delivered and charged in full, at the rates of its day. */
function agreed(order: SalesOrder, on: string): Record<string, unknown> {
  const { account, contact, opportunity, currency, taxIncluded, discountPercent, discountAmount } = order;
  const { tax, shipping, handling, adjustment, shipTo, terms, owner, department } = order;
  return {
    name: `${order.name.slice(0, 108)} ${on}`,
    account,
    contact,
    opportunity,
    salesOrder: order.id,
    currency,
    taxIncluded,
    tax,
    discountPercent,
    discountAmount,
    shipping,
    handling,
    adjustment,
    shipTo,
    terms,
    owner,
    department,
    dueDate: order.paymentDays === null ? null : addToDay(on, order.paymentDays, 'day'),
    lines: (order.lines ?? []).map((line) => ({ ...line, id: null, source: null })),
  };
}
