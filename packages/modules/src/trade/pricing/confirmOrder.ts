import { defineAction, type Work } from '@gejie/core';
import { z } from 'zod';
import { refuseBeyondLimits } from '../priceBook/offerLimits.ts';
import { quote } from '../quote/quote.ts';
import { type SalesOrder, salesOrder } from '../salesOrder/salesOrder.ts';
import { approvalOf } from '../shared/approval.ts';
import { isAsAgreed } from '../shared/asAgreed.ts';
import { requireLines } from '../shared/requireLines.ts';
import { tellShort } from './tellShort.ts';

/** From here on it stays as it is. */
async function confirmed(work: Work, { id }: SalesOrder): Promise<SalesOrder> {
  const order = await work
    .asSystem('order confirmed')
    .update(salesOrder, id, { status: 'confirmed', confirmedAt: work.now.toISOString() });
  await tellShort(work, order);
  return order;
}

/** The order is agreed on. */
export const confirmOrder = defineAction(salesOrder, 'confirm', {
  input: z.strictObject({}),
  async run(work, record) {
    requireLines(record.lines);
    await refuseUnapproved(work, record);
    return confirmed(work, record);
  },
});

/** Approval confirms it, whatever the limits of whoever took it. INV-06, INV-07 */
export const orderApproval = approvalOf<SalesOrder>(salesOrder, {
  by: 'priceApproval',
  ready: (_work, { lines }) => requireLines(lines),
  goOn: confirmed,
});

/** What was offered and accepted at this price has been let through already. @throws Refusal */
async function refuseUnapproved(work: Work, order: SalesOrder): Promise<void> {
  const system = work.asSystem('compared with the quote');
  const where = { id: order.quote ?? 0 };
  // It may have been taken out of the recycle bin for good.
  const [offer] = await system.find(quote, { where, limit: 1 });
  if (offer && isAsAgreed(order, offer)) return;
  await refuseBeyondLimits(work, order);
}
