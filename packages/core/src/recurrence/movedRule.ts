import { wallClock } from '../fields/calendar.ts';
import {
  formatRecurrence,
  parseRecurrence,
  type RecurrenceRule,
  type RuleDay,
  weekdayNames,
} from '../fields/recurrenceRule.ts';

/**
 * The rule of a series that is moved from one start to another: what met on Mondays meets on Tuesdays when it is moved by
 * a day, what met on the second Monday of the month meets on the weekday and place in the month of the new day.
 * Exceptions are left as they are.
 * @param zoneAfter whose clock it follows from now on
 */
export function movedRecurrence(
  recurrence: string,
  from: string,
  to: string,
  timeZone: string,
  zoneAfter = timeZone,
): string {
  const [before, after] = [dayOf(from, timeZone), dayOf(to, zoneAfter)];
  const whole = parseRecurrence(recurrence);
  if (before === after) return recurrence;
  return formatRecurrence({ ...whole, rule: movedRule(whole.rule, before, after) });
}

function movedRule(rule: RecurrenceRule, before: string, after: string): RecurrenceRule {
  const by = (Date.parse(after) - Date.parse(before)) / 86_400_000;
  const date = new Date(after);
  return {
    ...rule,
    days: rule.days.map((day) => (day.nth === null ? shifted(day, by) : inMonth(day, date))),
    monthDays:
      rule.monthDays.length === 1 && (rule.monthDays[0] ?? 0) > 0 ? [date.getUTCDate()] : rule.monthDays,
    months: rule.months.length === 1 ? [date.getUTCMonth() + 1] : rule.months,
  };
}

function shifted({ nth, day }: RuleDay, by: number): RuleDay {
  const index = (((weekdayNames.indexOf(day) + by) % 7) + 7) % 7;
  return { nth, day: weekdayNames[index] as RuleDay['day'] };
}

/** Where a day stands in its month, counted from the end where the rule did so. */
function inMonth({ nth }: RuleDay, date: Date): RuleDay {
  const day = weekdayNames[(date.getUTCDay() + 6) % 7] as RuleDay['day'];
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const fromStart = Math.ceil(date.getUTCDate() / 7);
  const fromEnd = -Math.ceil((last - date.getUTCDate() + 1) / 7);
  return { day, nth: (nth ?? 1) < 0 ? fromEnd : fromStart };
}

function dayOf(instant: string, timeZone: string): string {
  return wallClock(new Date(instant), timeZone).slice(0, 10);
}
