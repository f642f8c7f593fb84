import type { Step } from './plan.ts';
import { sellers } from './staff.ts';
import { type StoryCalendar, storyDays } from './storyCalendar.ts';

interface Words {
  done: string;
  planned: string;
  words: string;
}

const quoting: Words = {
  done: '- 拜访两家客户，确认打样型号\n- 报价一份，等待对方审批',
  planned: '- 跟进昨天的报价\n- 准备下周演示',
  words: '客户对交期比价格更在意，建议先锁定产能。',
};

const calling: Words = {
  done: '- 电话回访五位老客户\n- 整理招标文件',
  planned: '- 上门拜访两家客户',
  words: '有一家提到竞争对手降价，已记在客户动态里。',
};

/** The last two days of those in the east who write reports; the others have not sent theirs. SAL-09 */
export function reportStory(calendar: StoryCalendar): Step[] {
  const [head, ...writers] = Object.keys(sellers.east).slice(0, 3);
  const [yesterday = 0, before = 0] = lastWorkdays(calendar);
  const of = (who: string, day: number, words: Words): Step[] => {
    const key = `report:${who}:${day}`;
    const step = { who, module: 'dailyReport', key };
    const values = { day: calendar.day(day), ...words };
    return [
      { ...step, kind: 'create', at: calendar.instant(day, 1100), sitting: key, values },
      { ...step, kind: 'act', at: calendar.instant(day, 1102), action: 'send' },
    ];
  };
  const read = (who: string, day: number, text: string): Step[] => {
    const step = { who: head ?? who, module: 'dailyReport', key: `report:${who}:${day}` };
    return [
      { ...step, kind: 'act', at: calendar.instant(day, 1130), action: 'markRead' },
      { ...step, kind: 'comment', at: calendar.instant(day, 1131), text },
    ];
  };
  const [first = '', second = ''] = writers;
  return [
    ...of(first, before, quoting),
    ...of(second, before, calling),
    ...read(first, before, '交期我明天和计划部对一下，先别答应客户。'),
    ...of(first, yesterday, calling),
    ...(head ? of(head, yesterday, quoting) : []),
  ];
}

/** Yesterday and the day before, or the Friday and Thursday before them. */
function lastWorkdays(calendar: StoryCalendar): number[] {
  const days = Array.from({ length: 6 }, (_, ago) => storyDays - 1 - ago);
  return days.filter((day) => calendar.workday(day) === day).slice(0, 2);
}
