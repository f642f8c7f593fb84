import type { CalendarEntry } from '@gejie/core';
import ICAL from 'ical.js';
import { instant } from './objects/dressed.ts';
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
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Gejie//CRM//ZH');
  addText(calendar, 'name', name);
  addText(calendar, 'x-wr-calname', name);
  const stamp = instant(now.toISOString());
  for (const entry of entries) calendar.addSubcomponent(eventOf(entry, timeZone, stamp));
  return calendar.toString();
}

function eventOf(entry: CalendarEntry, timeZone: string, stamp: ICAL.Time): ICAL.Component {
  const { module, id, occurrence, title, place, free } = entry;
  const event = new ICAL.Component('vevent');
  addText(event, 'uid', `${module}-${id}${occurrence ? `-${occurrence}` : ''}@gejie`);
  event.addPropertyWithValue('dtstamp', stamp);
  addTimes(event, entry, timeZone);
  addText(event, 'summary', title);
  if (place) addText(event, 'location', place);
  event.addPropertyWithValue('transp', free ? 'TRANSPARENT' : 'OPAQUE');
  return event;
}

function addTimes(
  event: ICAL.Component,
  { startsAt, endsAt, allDay, timeZone }: CalendarEntry,
  readerZone: string,
): void {
  if (!allDay) {
    event.addPropertyWithValue('dtstart', instant(startsAt));
    event.addPropertyWithValue('dtend', instant(endsAt));
    return;
  }
  const { first, after } = wholeDays({ startsAt, endsAt }, timeZone ?? readerZone);
  event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(first));
  event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(after));
}

/** What would end a line, or stand in no text (RFC 5545, 3.3.11). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

function addText(component: ICAL.Component, name: string, value: string): void {
  component.addPropertyWithValue(name, value.replace(/\r\n?/g, '\n').replace(unwanted, ''));
}
