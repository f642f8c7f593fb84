import { defineRules } from '@gejie/core';
import { account } from './account.ts';

export const accountRules = defineRules(account, {
  'Only agents have an agent level': {
    derive: ({ record }) => (record.type !== 'agent' && record.agentLevel ? { agentLevel: null } : undefined),
  },
  'A company was not founded in the future': {
    check: ({ record, today }) =>
      record.foundedOn && record.foundedOn > today
        ? { field: 'foundedOn', zh: '成立日期不能晚于今天', en: 'It can’t have been founded after today' }
        : undefined,
  },
});
