import { defineAction, type Work } from '@gejie/core';
import { z } from 'zod';
import { refuseBeyondLimits } from '../priceBook/offerLimits.ts';
import { salesOrder } from '../salesOrder/salesOrder.ts';
import { isAsAgreed } from '../shared/asAgreed.ts';
import { askHolders } from '../shared/askHolders.ts';
import { requireLines } from '../shared/requireLines.ts';
import { type Invoice, invoice } from './invoice.ts';

/** What a confirmed order says has been let through already; what is sold without one is held to the limits. INV-06 @throws Refusal */
export async function refuseUnagreed(work: Work, record: Invoice): Promise<void> {
  if (record.status !== 'draft') return;
  if (record.salesOrder !== null) {
    const order = await work.asSystem('compared with the order').get(salesOrder, record.salesOrder);
    if (isAsAgreed(record, order)) return;
  }
  await refuseBeyondLimits(work, record);
}

/** Whoever may approve prices is asked to look at a draft: their approval lets it go beyond the limits of who wrote it. */
export const askInvoiceApproval = defineAction(invoice, 'askApproval', {
  input: z.strictObject({}),
  async run(work, record) {
    requireLines(record.lines);
    await askHolders(work, 'priceApproval', { module: invoice.name, id: record.id });
    return record;
  },
});
