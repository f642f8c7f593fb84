import { defineRules } from '@gejie/core';
import { employment } from './employment.ts';

export const employmentRules = defineRules(employment, {
  'Nobody leaves a position before taking it': {
    check: ({ record: { startedOn, endedOn } }) =>
      startedOn && endedOn && endedOn < startedOn
        ? { field: 'endedOn', zh: '不能早于开始日期', en: 'This can’t be before the start' }
        : undefined,
  },
});
