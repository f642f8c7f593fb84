import { defineRules } from '@gejie/core';
import { department } from './department.ts';

export const departmentRules = defineRules(department, {
  'A department is not part of itself': {
    check: ({ record }) =>
      record.id !== undefined && record.parent === record.id
        ? { field: 'parent', zh: '上级部门不能是自己', en: 'A department can’t be part of itself' }
        : undefined,
  },
});
