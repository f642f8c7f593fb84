import { defineRules } from '@gejie/core';
import { warehouse } from './warehouse.ts';

export const warehouseRules = defineRules(warehouse, {
  'The default warehouse is in use': {
    check: ({ record }) =>
      record.isDefault && record.active === false
        ? { field: 'active', zh: '默认仓库不能停用', en: 'The default warehouse can’t be put out of use' }
        : undefined,
  },
});
