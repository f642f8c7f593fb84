import { defineRules } from '@gejie/core';
import { sharingRule } from './sharingRule.ts';

export const sharingRuleRules = defineRules(sharingRule, {
  'A rule shares with somebody': {
    check: ({ record }) =>
      [record.users, record.departments, record.roles].every((list) => !list?.length)
        ? {
            field: 'users',
            zh: '请至少选择一位员工、一个部门或一个角色',
            en: 'Choose at least one person, department or role',
          }
        : undefined,
  },
});
