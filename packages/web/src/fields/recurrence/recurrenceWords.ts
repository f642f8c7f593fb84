import {
  type Frequency,
  parseRecurrence,
  type RecurrenceRule,
  type RuleDay,
  weekdayNames,
} from '@gejie/core';
import type { TextKey } from '../../i18n/index.ts';

type Tell = (key: TextKey, holes?: Record<string, string | number>) => string;

/** What names of days and dates are in the reader's language. */
export interface Words {
  t: Tell;
  list(values: readonly string[]): string;
  date(day: string): string;
  locale: string;
}

const once: Record<Frequency, TextKey> = {
  DAILY: 'recurrence.daily',
  WEEKLY: 'recurrence.weekly',
  MONTHLY: 'recurrence.monthly',
  YEARLY: 'recurrence.yearly',
};
const often: Record<Frequency, TextKey> = {
  DAILY: 'recurrence.everyDays',
  WEEKLY: 'recurrence.everyWeeks',
  MONTHLY: 'recurrence.everyMonths',
  YEARLY: 'recurrence.everyYears',
};

/** `FREQ=WEEKLY;BYDAY=MO,WE` → “Every week on Monday, Wednesday”; a rule that can't be read is shown as it is. */
export function recurrenceInWords(recurrence: string, words: Words): string {
  const rule = ruleOf(recurrence);
  if (!rule) return recurrence;
  const { t } = words;
  const every =
    rule.interval === 1 ? t(once[rule.frequency]) : t(often[rule.frequency], { count: rule.interval });
  const days = [
    ...rule.days.map((day) => dayInWords(day, words)),
    ...rule.monthDays.map((day) => monthDay(day, t)),
  ];
  const told = days.length > 0 ? t('recurrence.atDays', { rule: every, days: words.list(days) }) : every;
  if (rule.count !== null) return t('recurrence.count', { rule: told, count: rule.count });
  if (rule.until !== null)
    return t('recurrence.until', { rule: told, date: words.date(untilDay(rule.until)) });
  return told;
}

/** The rule without its exceptions; null when it can't be read. */
export function ruleOf(recurrence: string): RecurrenceRule | null {
  try {
    return parseRecurrence(recurrence).rule;
  } catch {
    return null;
  }
}

/** 20261231T155959Z → 2026-12-31 */
export function untilDay(until: string): string {
  return until.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');
}

function dayInWords({ day, nth }: RuleDay, { t, locale }: Words): string {
  const name = weekdayInWords(day, locale);
  if (nth === null) return name;
  return nth === -1 ? t('recurrence.last', { day: name }) : t('recurrence.nth', { nth, day: name });
}

/** Monday 5 January 1970 was the first Monday. */
export function weekdayInWords(
  day: RuleDay['day'],
  locale: string,
  width: 'long' | 'narrow' = 'long',
): string {
  const date = new Date(Date.UTC(1970, 0, 5 + weekdayNames.indexOf(day)));
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(date);
}

function monthDay(day: number, t: Tell): string {
  return day === -1 ? t('recurrence.lastDay') : t('recurrence.monthDay', { day });
}
