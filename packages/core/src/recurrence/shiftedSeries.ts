import { formatRecurrence, parseRecurrence } from '../fields/recurrenceRule.ts';
import { movedRecurrence } from './movedRule.ts';
import type { Series } from './occurrences.ts';
import { atWallTime, wallTime } from './wall.ts';

type Clock = Pick<Series, 'startsAt' | 'timeZone'>;

/** Whether a series begins at another time, or follows another clock. */
export function isShifted(before: Clock, after: Clock): boolean {
  return before.startsAt !== after.startsAt || before.timeZone !== after.timeZone;
}

/** When an occurrence begins after its series was moved: as long after the first one, on the clock of the series. */
export function shiftedStart(occurrence: string, before: Clock, after: Clock): string {
  const sinceFirst = wallTime(occurrence, before.timeZone) - wallTime(before.startsAt, before.timeZone);
  return atWallTime(wallTime(after.startsAt, after.timeZone) + sinceFirst, after.timeZone);
}

/**
 * The rule of a series that was moved, with what was taken out of it moved along.
 * @param given a rule of its own was given with the move: its days stay, and exceptions that differ from those it had
 */
export function shiftedRecurrence(before: Series, after: Series, given: boolean): string {
  const taken = parseRecurrence(before.recurrence).except;
  const now = parseRecurrence(after.recurrence);
  if (now.except.join() !== taken.join()) return after.recurrence;
  const rule = given
    ? now.rule
    : parseRecurrence(
        movedRecurrence(after.recurrence, before.startsAt, after.startsAt, before.timeZone, after.timeZone),
      ).rule;
  return formatRecurrence({ rule, except: taken.map((one) => shiftedStart(one, before, after)).sort() });
}
