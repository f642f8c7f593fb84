import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en/index.ts';
import { zh } from '../../i18n/zh/index.ts';
import { recurrenceInWords } from './recurrenceWords.ts';

const tell =
  (texts: Record<string, string>) =>
  (key: string, holes: Record<string, string | number> = {}) =>
    (texts[key] ?? key).replace(/\{(\w+)\}/g, (_hole, name: string) => String(holes[name]));
const chinese = {
  t: tell(zh),
  list: (all: readonly string[]) => all.join('、'),
  date: (day: string) => day,
  locale: 'zh-CN',
};
const english = {
  t: tell(en),
  list: (all: readonly string[]) => all.join(', '),
  date: (day: string) => day,
  locale: 'en',
};

describe('A recurrence in words (CAL-01)', () => {
  it.each([
    ['FREQ=DAILY', '每天', 'Every day'],
    ['FREQ=WEEKLY;BYDAY=MO,WE', '每周的星期一、星期三', 'Every week on Monday, Wednesday'],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=5', '每 2 周，共 5 次', 'Every 2 weeks, 5 times'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', '每月的15 日', 'Every month on day 15'],
    ['FREQ=MONTHLY;BYDAY=-1FR', '每月的最后一个星期五', 'Every month on the last Friday'],
    ['FREQ=YEARLY;UNTIL=20301231', '每年，到 2030-12-31', 'Every year, until 2030-12-31'],
    ['nonsense', 'nonsense', 'nonsense'],
  ])('%s is said in both languages', (rule, inChinese, inEnglish) => {
    expect(recurrenceInWords(rule, chinese)).toBe(inChinese);
    expect(recurrenceInWords(rule, english)).toBe(inEnglish);
  });
});
