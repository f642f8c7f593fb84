import { minutesBefore, reminderTimes } from '../shared/reminderTimes.ts';

const { minutes15, minutes30, hour1, hours2, day1, days2, week1, weeks2 } = reminderTimes;

/** When somebody may be reminded of a task by the time it is due: ahead of it, and of what is late again. CAL-03 */
export const taskReminders = {
  atDue: { label: '到期时', en: 'When it is due' },
  minutes15,
  minutes30,
  hour1,
  hours2,
  day1,
  days2,
  week1,
  weeks2,
  dayAfter1: { label: '逾期 1 天', en: '1 day late' },
  daysAfter3: { label: '逾期 3 天', en: '3 days late' },
  weekAfter1: { label: '逾期 1 周', en: '1 week late' },
} as const;

/** The same in minutes before it is due; less than nought is after. */
export const minutesBeforeDue: Record<keyof typeof taskReminders, number> = {
  ...minutesBefore,
  atDue: 0,
  dayAfter1: -1440,
  daysAfter3: -4320,
  weekAfter1: -10_080,
};
