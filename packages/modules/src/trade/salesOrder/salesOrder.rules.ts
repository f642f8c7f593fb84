import { defineRules } from '@gejie/core';
import { pricedMembers } from '../shared/pricedFields.ts';
import { pricedRules, staysPastDraft } from '../shared/pricedRules.ts';
import { salesOrder } from './salesOrder.ts';

export const salesOrderRules = defineRules(salesOrder, {
  ...pricedRules,
  'What was confirmed stays as it was confirmed': staysPastDraft(
    ['account', 'paymentTerms', 'terms', ...pricedMembers],
    {
      zh: '已确认的订单不能再改，请先“退回草稿”',
      en: 'A confirmed order is not changed any more; take it back to draft first',
    },
  ),
  'Nothing is due before it was ordered': {
    check: ({ record }) =>
      record.dueDate && record.orderedOn && record.dueDate < record.orderedOn
        ? { field: 'dueDate', zh: '交货日期不能早于下单日期', en: 'It can’t be due before it was ordered' }
        : undefined,
  },
});
