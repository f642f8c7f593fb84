import { defineAction } from '@gejie/core';
import { z } from 'zod';
import { salesOrder } from './salesOrder.ts';

/** Nothing more of it is delivered, although not all has been. */
export const completeOrder = defineAction(salesOrder, 'complete', {
  input: z.strictObject({}),
  run: (work, { id }) => work.asSystem('order completed').update(salesOrder, id, { status: 'completed' }),
});
