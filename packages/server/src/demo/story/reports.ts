import type { Step } from './plan.ts';
import { sellers } from './staff.ts';
import { type StoryCalendar, storyDays } from './storyCalendar.ts';

const days = [
  {
    ago: 1,
    done: '- 拜访两家客户，确认打样型号\n- 报价一份，等待对方审批',
    planned: '- 跟进昨天的报价\n- 准备下周演示',
    words: '客户对交期比价格更在意，建议先锁定产能。',
  },
  {
    ago: 2,
    done: '- 电话回访五位老客户\n- 整理招标文件',
    planned: '- 上门拜访两家客户',
    words: '有一家提到竞争对手降价，已记在客户动态里。',
  },
] as const;

/** The last two days of those in the east who write reports; the others have not sent theirs. SAL-09 */
export function reportStory(calendar: StoryCalendar): Step[] {
  const writers = Object.keys(sellers.east).slice(0, 2);
  const worked = new Set<number>();
  return days.flatMap(({ ago, ...words }) => {
    // Reports are of days on which people worked.
    const day = calendar.workday(storyDays - ago - 2);
    if (worked.has(day)) return [];
    worked.add(day);
    return writers.flatMap((who): Step[] => {
      const key = `report:${who}:${day}`;
      const step = { who, module: 'dailyReport', key };
      return [
        {
          ...step,
          kind: 'create',
          at: calendar.instant(day, 1100),
          sitting: key,
          values: { day: calendar.day(day), ...words },
        },
        { ...step, kind: 'act', at: calendar.instant(day, 1102), action: 'send' },
      ];
    });
  });
}
