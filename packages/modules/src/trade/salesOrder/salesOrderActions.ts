import { defineAction } from '@gejie/core';
import { z } from 'zod';
import { requireLines } from '../shared/requireLines.ts';
import { confirmed, refuseUnapproved } from './orderApproval.ts';
import { salesOrder } from './salesOrder.ts';

const nothing = z.strictObject({});

/** The order is agreed on: from here on it stays as it is. */
export const confirmOrder = defineAction(salesOrder, 'confirm', {
  input: nothing,
  async run(work, record) {
    requireLines(record.lines);
    await refuseUnapproved(work, record);
    return confirmed(work, record);
  },
});

export const reopenOrder = defineAction(salesOrder, 'reopen', {
  input: nothing,
  run: (work, { id }) =>
    work
      .asSystem('order taken back to draft')
      .update(salesOrder, id, { status: 'draft', confirmedAt: null, cancelReason: null }),
});

export const completeOrder = defineAction(salesOrder, 'complete', {
  input: nothing,
  run: (work, { id }) => work.asSystem('order completed').update(salesOrder, id, { status: 'completed' }),
});

export const cancelOrder = defineAction(salesOrder, 'cancel', {
  input: z.strictObject({ reason: z.string().max(500).optional() }),
  run: (work, { id }, { reason }) =>
    work
      .asSystem('order cancelled')
      .update(salesOrder, id, { status: 'cancelled', cancelReason: reason ?? null }),
});
