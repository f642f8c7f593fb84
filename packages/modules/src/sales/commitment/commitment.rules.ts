import { defineRules } from '@gejie/core';
import { commitment } from './commitment.ts';

export const commitmentRules = defineRules(commitment, {
  'A promise that is settled tells since when, and one that is open again no longer does': {
    derive: ({ record, changed, today }) =>
      changed('state') ? { settledOn: record.state === 'open' ? null : today } : undefined,
  },
  'Nothing is due before it was promised': {
    check: ({ record }) =>
      record.due && record.promisedOn && record.due < record.promisedOn
        ? { field: 'due', zh: '兑现期限不能早于承诺日期', en: 'It can’t be due before it was promised' }
        : undefined,
  },
  'A contact it was promised to is given with the customer': {
    check: ({ record }) =>
      record.contact && !record.account
        ? { field: 'account', zh: '请同时选择客户', en: 'Choose the customer, too' }
        : undefined,
  },
});
