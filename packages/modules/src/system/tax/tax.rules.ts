import { defineRules } from '@gejie/core';
import { tax } from './tax.ts';

export const taxRules = defineRules(tax, {
  'The default tax is in use': {
    check: ({ record }) =>
      record.isDefault && record.active === false
        ? { field: 'active', zh: '默认税率不能停用', en: 'The default tax can’t be put out of use' }
        : undefined,
  },
});
