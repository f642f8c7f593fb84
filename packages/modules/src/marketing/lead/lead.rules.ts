import { defineRules } from '@gejie/core';
import { lead } from './lead.ts';

export const leadRules = defineRules(lead, {
  'A lead becomes converted by conversion only, and stays so until that is undone': {
    check: ({ record }) => {
      const isConverted = record.convertedAccount != null;
      if ((record.status === 'converted') === isConverted) return undefined;
      return isConverted
        ? {
            field: 'status',
            zh: '已转换的潜在客户不能改状态，请先撤销转换',
            en: 'A converted lead keeps its status; undo the conversion first',
          }
        : {
            field: 'status',
            zh: '请使用“转换”，而不是直接改状态',
            en: 'Use “Convert” instead of setting this status',
          };
    },
  },
  'Only disqualified leads have a reason for it': {
    derive: ({ record }) =>
      record.status !== 'disqualified' && record.disqualifiedReason
        ? { disqualifiedReason: null }
        : undefined,
  },
});
