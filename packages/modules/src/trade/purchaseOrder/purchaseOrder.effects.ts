import { defineEffects, Refusal } from '@gejie/core';
import { purchaseOrder } from './purchaseOrder.ts';

const arrived = ['partlyReceived', 'received', 'paid'];

export const purchaseOrderEffects = defineEffects(purchaseOrder, {
  'What has brought goods into stock is not deleted': {
    when: ({ before, after }) => before !== null && after === null && arrived.includes(before.status),
    async run() {
      throw new Refusal({ zh: '已有到货入库，不能删除', en: 'Goods of it have come into stock; it stays' });
    },
  },
});
