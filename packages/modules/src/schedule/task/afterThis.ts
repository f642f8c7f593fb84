import { formatRecurrence, parseRecurrence } from '@gejie/core';
import { countBefore, occurrenceFrom } from '@gejie/core/recurrence';

interface Repeating {
  recurrence: string;
  dueAt: string;
  /** IANA name of the zone whose clock it keeps to. */
  timeZone: string | null;
}

/**
 * When a repeating task is due after the time that is done, and by which rule it goes on. Times that went by meanwhile are
 * not made up for: who reports weekly and was away for a month owes one report, not four.
 * @returns null after the last time
 */
export function afterThis(
  { recurrence, dueAt, timeZone }: Repeating,
  now: Date,
): { dueAt: string; recurrence: string } | null {
  const series = { startsAt: dueAt, endsAt: dueAt, timeZone: timeZone || 'UTC', allDay: false, recurrence };
  const next = occurrenceFrom(series, new Date(Math.max(Date.parse(dueAt) + 1, now.getTime())));
  if (!next) return null;
  const { rule, except } = parseRecurrence(recurrence);
  if (rule.count == null) return { dueAt: next.startsAt, recurrence };
  const count = rule.count - countBefore(series, new Date(next.startsAt));
  return { dueAt: next.startsAt, recurrence: formatRecurrence({ rule: { ...rule, count }, except }) };
}
