import { addToDay, defineRules } from '@gejie/core';
import { holiday } from './holiday.ts';

/** Longer than any holiday, shorter than a slip of the year. */
const longest = 60;

export const holidayRules = defineRules(holiday, {
  'A holiday of one day ends on the day it begins': {
    derive: ({ record }) => (record.from && !record.until ? { until: record.from } : undefined),
  },
  'A holiday ends after it begins, and within two months': {
    check: ({ record: { from, until } }) => {
      if (!from || !until) return undefined;
      if (until < from)
        return { field: 'until', zh: '结束日期不能早于开始日期', en: 'It can’t end before it begins' };
      return until > addToDay(from, longest, 'day')
        ? { field: 'until', zh: `一次最多 ${longest} 天`, en: `At most ${longest} days at a time` }
        : undefined;
    },
  },
});
