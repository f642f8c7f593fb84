import { basicInstant, type CalendarEntry } from '@gejie/core';
import { contentLine, textLine } from './contentLine.ts';
import { wholeDays } from './wholeDays.ts';

/** A calendar as it is subscribed to. */
export interface Feed {
  name: string;
  entries: readonly CalendarEntry[];
  /** Of whoever it belongs to. */
  timeZone: string;
  now: Date;
}

/** The text of a feed (RFC 5545): each occurrence an event of its own. CAL-04 */
export function feedText({ name, entries, timeZone, now }: Feed): string {
  const stamp = basicInstant(now.toISOString());
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', '-//Gejie//CRM//ZH'),
    textLine('NAME', name),
    textLine('X-WR-CALNAME', name),
    ...entries.map((entry) => eventText(entry, timeZone, stamp)),
    contentLine('END', 'VCALENDAR'),
  ].join('');
}

function eventText(entry: CalendarEntry, timeZone: string, stamp: string): string {
  const { module, id, occurrence, title, place, free } = entry;
  return [
    contentLine('BEGIN', 'VEVENT'),
    textLine('UID', `${module}-${id}${occurrence ? `-${occurrence}` : ''}@gejie`),
    contentLine('DTSTAMP', stamp),
    timesOf(entry, timeZone),
    textLine('SUMMARY', title),
    place ? textLine('LOCATION', place) : '',
    contentLine('TRANSP', free ? 'TRANSPARENT' : 'OPAQUE'),
    contentLine('END', 'VEVENT'),
  ].join('');
}

function timesOf({ startsAt, endsAt, allDay, timeZone }: CalendarEntry, readerZone: string): string {
  if (!allDay)
    return contentLine('DTSTART', basicInstant(startsAt)) + contentLine('DTEND', basicInstant(endsAt));
  const { first, after } = wholeDays({ startsAt, endsAt }, timeZone ?? readerZone);
  return (
    contentLine('DTSTART;VALUE=DATE', first.replaceAll('-', '')) +
    contentLine('DTEND;VALUE=DATE', after.replaceAll('-', ''))
  );
}
