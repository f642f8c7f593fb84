import { defineEffects, Refusal } from '@gejie/core';
import { stockMovement } from '../stock/stockMovement.ts';
import { purchaseOrder } from './purchaseOrder.ts';

const arrived: readonly string[] = ['partlyReceived', 'received', 'paid'];

export const purchaseOrderEffects = defineEffects(purchaseOrder, {
  'What has brought goods into stock is not deleted': {
    when: ({ before, after }) => before !== null && after === null,
    async run({ record }, work) {
      if (!arrived.includes(record.status)) {
        // One that was cancelled when a part had come has brought that part.
        const settles = { in: (record.lines ?? []).flatMap(({ id }) => id ?? []) };
        const system = work.asSystem('has anything of it come?');
        if ((await system.find(stockMovement, { where: { settles }, limit: 1 })).length === 0) return;
      }
      throw new Refusal({ zh: '已有到货入库，不能删除', en: 'Goods of it have come into stock; it stays' });
    },
  },
});
