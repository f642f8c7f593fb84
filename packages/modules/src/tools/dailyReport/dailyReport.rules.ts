import { defineRules } from '@gejie/core';
import { dailyReport } from './dailyReport.ts';

export const dailyReportRules = defineRules(dailyReport, {
  'A report is called by its day, unless it is given a name': {
    derive: ({ record, changed, given, language }) =>
      record.day && changed('day') && !given('subject')
        ? { subject: language === 'en' ? `Report of ${record.day}` : `${record.day} 日报` }
        : undefined,
  },
  'Nobody reports on a day that has not come': {
    check: ({ record, changed, today }) =>
      record.day && changed('day') && record.day > today
        ? { field: 'day', zh: '不能提前写以后的日报', en: 'That day has not come yet' }
        : undefined,
  },
  'What was sent stays as it was sent': {
    check: ({ before, changed }) =>
      before &&
      before.status !== 'draft' &&
      (changed('done') || changed('planned') || changed('words') || changed('day'))
        ? { zh: '日报已经提交，可以用评论补充', en: 'It has been sent: add to it with a comment' }
        : undefined,
  },
});
