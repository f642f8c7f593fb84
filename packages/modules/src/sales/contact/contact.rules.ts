import { defineRules } from '@gejie/core';
import { contact } from './contact.ts';

export const contactRules = defineRules(contact, {
  'A contact who changes company no longer reports to the former boss': {
    derive: ({ before, changed, given }) =>
      before !== null && changed('account') && !given('reportsTo') ? { reportsTo: null } : undefined,
  },
  'A birthday lies in the past': {
    check: ({ record, today }) =>
      record.birthday && record.birthday > today
        ? { field: 'birthday', zh: '生日不能晚于今天', en: 'A birthday can’t be after today' }
        : undefined,
  },
});
