import { defineAction } from '@gejie/core';
import { z } from 'zod';
import { salesOrder } from './salesOrder.ts';

const nothing = z.strictObject({});

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
