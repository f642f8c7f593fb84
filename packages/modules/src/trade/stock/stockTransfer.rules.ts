import { defineRules } from '@gejie/core';
import { stockTransfer } from './stockTransfer.ts';

const booked = ['product', 'quantity', 'from', 'to', 'serials'] as const;

export const stockTransferRules = defineRules(stockTransfer, {
  'Goods are moved to another warehouse': {
    check: ({ record }) =>
      record.from && record.from === record.to
        ? {
            field: 'to',
            zh: '调入与调出不能是同一仓库',
            en: 'Choose another warehouse than the one they leave',
          }
        : undefined,
  },
  'What was booked stays as it was booked': {
    check: ({ before, changed }) => {
      const field = before && before.status !== 'draft' && booked.find(changed);
      return field
        ? {
            field,
            zh: '已调拨，不能修改；请取消后重新调拨',
            en: 'The goods were moved; cancel it and make another',
          }
        : undefined;
    },
  },
});
