import { defineRules } from '@gejie/core';
import { serialNumber } from './serialNumber.ts';

const settled = ['serial', 'product', 'warehouse'] as const;

export const serialNumberRules = defineRules(serialNumber, {
  'What has left is what it was when it left': {
    check: ({ before, changed }) => {
      // What is taken back changes its state with it.
      const field = before?.state === 'shipped' && !changed('state') && settled.find(changed);
      return field
        ? {
            field,
            zh: '已发出的序列号不能再改；请先取消发货单',
            en: 'It has left; cancel the invoice first',
          }
        : undefined;
    },
  },
});
