import { became, created, defineEffects, Refusal } from '@gejie/core';
import { dailyReport } from './dailyReport.ts';
import { gathered } from './gathered.ts';

export const dailyReportEffects = defineEffects(dailyReport, {
  'One report of a day and a person is sent': {
    when: became({ status: 'sent' }),
    async run({ record }, work) {
      await work.alone(`reports of ${record.owner} on ${record.day}`);
      const others = await work.asSystem('one report a day').find(dailyReport, {
        where: {
          owner: record.owner,
          day: record.day,
          status: { in: ['sent', 'read'] },
          id: { ne: record.id },
        },
        limit: 1,
      });
      if (others.length === 0) return;
      throw new Refusal({ zh: '这一天的日报已经提交过了', en: 'A report of that day has been sent already' });
    },
  },

  'A report begins with what was done and what is planned': {
    when: created(),
    async run({ record }, work) {
      if (record.owner === null || !record.day || (record.done && record.planned)) return;
      const { done, planned } = await gathered(work, record.owner, record.day);
      const missing = {
        ...(!record.done && done ? { done } : {}),
        ...(!record.planned && planned ? { planned } : {}),
      };
      if (Object.keys(missing).length > 0)
        await work.asSystem('gathered from the activities').update(dailyReport, record.id, missing);
    },
  },
});
