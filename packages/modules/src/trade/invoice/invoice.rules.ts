import { defineRules } from '@gejie/core';
import { pricedMembers } from '../shared/pricedFields.ts';
import { pricedRules, staysPastDraft } from '../shared/pricedRules.ts';
import { invoice } from './invoice.ts';

export const invoiceRules = defineRules(invoice, {
  ...pricedRules,
  'What was approved stays as it was approved': staysPastDraft(['account', 'terms', ...pricedMembers], {
    zh: '已审核的发货单不能再改；需要改动请取消后重开',
    en: 'An approved invoice is not changed any more; cancel it and make another',
  }),
  'What has left a warehouse left that one': {
    check: ({ before, changed }) =>
      before?.shippedAt && changed('warehouse')
        ? { field: 'warehouse', zh: '货已发出，不能更换仓库', en: 'The goods have left already' }
        : undefined,
  },
});
