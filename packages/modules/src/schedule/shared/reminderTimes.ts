/** When somebody may be reminded of something by its beginning: ahead of it, or when nobody has said what came of it. */
export const reminderTimes = {
  atStart: { label: '开始时', en: 'When it begins' },
  minutes5: { label: '提前 5 分钟', en: '5 minutes before' },
  minutes15: { label: '提前 15 分钟', en: '15 minutes before' },
  minutes30: { label: '提前 30 分钟', en: '30 minutes before' },
  hour1: { label: '提前 1 小时', en: '1 hour before' },
  hours2: { label: '提前 2 小时', en: '2 hours before' },
  day1: { label: '提前 1 天', en: '1 day before' },
  days2: { label: '提前 2 天', en: '2 days before' },
  week1: { label: '提前 1 周', en: '1 week before' },
  weeks2: { label: '提前 2 周', en: '2 weeks before' },
  dayAfter1: { label: '过后 1 天', en: '1 day after it began' },
} as const;

export type ReminderTime = keyof typeof reminderTimes;

/** The same in minutes before it begins; less than nought is after. */
export const minutesBefore: Record<ReminderTime, number> = {
  atStart: 0,
  minutes5: 5,
  minutes15: 15,
  minutes30: 30,
  hour1: 60,
  hours2: 120,
  day1: 1440,
  days2: 2880,
  week1: 10_080,
  weeks2: 20_160,
  dayAfter1: -1440,
};
