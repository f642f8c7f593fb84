import { defineRules } from '@gejie/core';
import { dateRule } from './dateRule.ts';

export const dateRuleRules = defineRules(dateRule, {
  'A rule counts from one date': {
    check: ({ record }) =>
      (record.dateField ?? []).length > 1
        ? { field: 'dateField', zh: '请只选一个日期', en: 'Choose one date' }
        : undefined,
  },
});
