import { defineRules } from '@gejie/core';
import { pricedMembers } from '../shared/pricedFields.ts';
import { pricedRules, staysPastDraft } from '../shared/pricedRules.ts';
import { purchaseOrder } from './purchaseOrder.ts';

export const purchaseOrderRules = defineRules(purchaseOrder, {
  ...pricedRules,
  'What was ordered stays as it was ordered': staysPastDraft(['vendor', 'terms', ...pricedMembers], {
    zh: '已下单的采购单不能再改；需要改动请取消后重开',
    en: 'What was ordered is not changed any more; cancel it and make another',
  }),
});
