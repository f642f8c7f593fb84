import { type DocumentLine, defineAction, sameValue, type Work } from '@gejie/core';
import { z } from 'zod';
import { refuseBeyondLimits } from '../priceBook/offerLimits.ts';
import { quote } from '../quote/quote.ts';
import { type SalesOrder, salesOrder } from '../salesOrder/salesOrder.ts';
import { approvalOf } from '../shared/approval.ts';
import { requireLines } from '../shared/requireLines.ts';

/** From here on it stays as it is. */
function confirmed(work: Work, { id }: SalesOrder): Promise<SalesOrder> {
  return work
    .asSystem('order confirmed')
    .update(salesOrder, id, { status: 'confirmed', confirmedAt: work.now.toISOString() });
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
  ready: (_work, { lines }) => requireLines(lines),
  goOn: confirmed,
});

/** What was offered and accepted at this price has been let through already. @throws Refusal */
async function refuseUnapproved(work: Work, order: SalesOrder): Promise<void> {
  if (order.quote !== null && (await isAsOffered(work, order, order.quote))) return;
  await refuseBeyondLimits(work, order);
}

async function isAsOffered(work: Work, order: SalesOrder, id: number): Promise<boolean> {
  const offer = await work.asSystem('compared with the quote').get(quote, id);
  const offered = new Map((offer.lines ?? []).map((line) => [line.id, line]));
  const same = ({ source, kind, price, discount }: DocumentLine) =>
    kind !== 'item' ||
    (source !== null &&
      offered.get(source)?.price === price &&
      (discount === null || sameValue(offered.get(source)?.discount, discount)));
  const isWhole =
    sameValue(order.discountPercent, offer.discountPercent) &&
    (order.discountAmount === null || sameValue(order.discountAmount, offer.discountAmount));
  return isWhole && order.currency === offer.currency && (order.lines ?? []).every(same);
}
