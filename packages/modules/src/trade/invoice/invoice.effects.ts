import { defineEffects, Refusal } from '@gejie/core';
import { invoice } from './invoice.ts';

const out = ['shipped', 'received', 'invoiced'];

export const invoiceEffects = defineEffects(invoice, {
  'What has been shipped is cancelled before it is deleted': {
    when: ({ before, after }) => before !== null && after === null && out.includes(before.status),
    async run() {
      throw new Refusal({ zh: '货已发出，请先取消发货单', en: 'The goods have left; cancel it first' });
    },
  },
});
