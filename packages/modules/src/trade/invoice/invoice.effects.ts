import { addToDay, became, defineEffects, Refusal } from '@gejie/core';
import { account } from '../../sales/account/account.ts';
import { invoice } from './invoice.ts';

const out = ['shipped', 'received', 'invoiced'];

export const invoiceEffects = defineEffects(invoice, {
  'What is shipped falls due as agreed with its customer': {
    when: became({ status: 'shipped', dueDate: { empty: true } }),
    async run({ record }, work) {
      const { paymentDays } = await work.asSystem('payment days').get(account, record.account);
      if (paymentDays === null) return;
      const dueDate = addToDay(work.today, paymentDays, 'day');
      await work.asSystem('due by the payment days').update(invoice, record.id, { dueDate });
    },
  },
  'What has been shipped is cancelled before it is deleted': {
    when: ({ before, after }) => before !== null && after === null && out.includes(before.status),
    async run() {
      throw new Refusal({ zh: '货已发出，请先取消发货单', en: 'The goods have left; cancel it first' });
    },
  },
});
