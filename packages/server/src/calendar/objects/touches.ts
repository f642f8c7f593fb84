import type { AnsweredRecord, AnyCalendarTrait } from '@gejie/core';
import { occurrenceFrom, occurrencesOf, seriesIn } from '@gejie/core/recurrence';
import type { CalendarObject } from './calendarObject.ts';

/** From and until may be open. */
export interface OpenSpan {
  from?: Date;
  until?: Date;
}

/** Whether any occurrence of an object touches a span of time (RFC 4791, 9.9). */
export function touches(
  { record, members }: Pick<CalendarObject, 'record' | 'members'>,
  trait: AnyCalendarTrait,
  span: OpenSpan,
): boolean {
  if (!span.from && !span.until) return true;
  if (members.some((member) => isWithin(member, trait, span))) return true;
  const series = seriesIn(record, trait);
  if (series === null) return isWithin(record, trait, span);
  const { from = new Date(series.startsAt), until } = span;
  if (until) return occurrencesOf(series, from, until).length > 0;
  // One that is still going on at the beginning of the span began before it.
  const lasting = Date.parse(series.endsAt) - Date.parse(series.startsAt);
  return occurrenceFrom(series, new Date(from.getTime() - lasting)) !== null;
}

function isWithin(record: AnsweredRecord, trait: AnyCalendarTrait, { from, until }: OpenSpan): boolean {
  // Something to do by no time is to be done at any.
  if (record[trait.start] == null) return true;
  const start = Date.parse(String(record[trait.start]));
  const end = Date.parse(String((trait.end && record[trait.end]) ?? record[trait.start]));
  if (until && start >= until.getTime()) return false;
  return !from || end > from.getTime() || start >= from.getTime();
}
