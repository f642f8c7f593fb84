import {
  type AnsweredRecord,
  type AnyCalendarTrait,
  type Module,
  matches,
  parseRecurrence,
  wallClock,
} from '@gejie/core';
import ICAL from 'ical.js';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { wholeDays } from '../wholeDays.ts';
import type { AddressBook } from './attendees.ts';
import type { CalendarObject } from './calendarObject.ts';
import { dressed, instant } from './dressed.ts';
import { ruleOf } from './ruleText.ts';
import { writeTodo } from './writeTodo.ts';

/** An object as text/calendar (RFC 5545); a series keeps its rule, on the clock of its zone. */
export function writeObject(object: CalendarObject, module: Module, readerZone: string): string {
  const { record, members, uid, book } = object;
  const trait = module.definition.calendar as AnyCalendarTrait;
  const zone = zoneOf(record, trait, readerZone);
  const repeats = Boolean(trait.repeats && record[trait.repeats.rule]);
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Gejie//CRM//ZH');
  if (trait.todo) {
    calendar.addSubcomponent(writeTodo(object, module, trait.todo));
    return calendar.toString();
  }
  if (repeats && !isAllDay(record, trait)) addZone(calendar, zone);
  const series = { module, trait, uid, zone, book };
  calendar.addSubcomponent(eventOf(record, { ...series, object: repeats ? object : null }));
  for (const member of repeats ? members : [])
    calendar.addSubcomponent(eventOf(member, { ...series, of: record }));
  return calendar.toString();
}

interface Place {
  module: Module;
  uid: string;
  book: AddressBook;
  trait: AnyCalendarTrait;
  /** Of the series. */
  zone: string;
  /** Where the record is what repeats. */
  object?: CalendarObject | null;
  /** The series that the record is an occurrence of. */
  of?: AnsweredRecord;
}

function eventOf(record: AnsweredRecord, place: Place): ICAL.Component {
  const { module, trait, uid, zone, book, object, of } = place;
  const event = new ICAL.Component('vevent');
  dressed(event, record, { module, uid, book });
  addTimes(event, record, trait, object || of ? zone : null);
  if (object && trait.repeats) addRule(event, object, trait, zone);
  if (of && trait.repeats)
    addMoment(event, 'recurrence-id', String(record[trait.repeats.occurrence]), isAllDay(of, trait), zone);
  const isFree = trait.free !== undefined && matches(trait.free, record);
  event.addPropertyWithValue('status', isFree ? 'CANCELLED' : 'CONFIRMED');
  event.addPropertyWithValue('transp', isFree ? 'TRANSPARENT' : 'OPAQUE');
  return event;
}

/** @param zone whose clock they stand on; null: they are told in UTC */
function addTimes(
  event: ICAL.Component,
  record: AnsweredRecord,
  trait: AnyCalendarTrait,
  zone: string | null,
): void {
  const startsAt = String(record[trait.start]);
  const endsAt = String((trait.end && record[trait.end]) ?? startsAt);
  if (isAllDay(record, trait)) {
    const { first, after } = wholeDays({ startsAt, endsAt }, zoneOf(record, trait, zone ?? 'UTC'));
    event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(first));
    event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(after));
    return;
  }
  addMoment(event, 'dtstart', startsAt, false, zone);
  addMoment(event, 'dtend', endsAt, false, zone);
}

function addRule(
  event: ICAL.Component,
  { record, gone }: CalendarObject,
  trait: AnyCalendarTrait,
  zone: string,
) {
  const text = String(record[trait.repeats?.rule ?? '']);
  const allDay = isAllDay(record, trait);
  event.addPropertyWithValue('rrule', ICAL.Recur.fromString(ruleOf(text, { allDay, zone })));
  const { except } = parseRecurrence(text);
  for (const one of [...new Set([...except, ...gone])].sort()) addMoment(event, 'exdate', one, allDay, zone);
}

/** A day, a moment on the clock of a zone, or one in UTC. */
function addMoment(event: ICAL.Component, name: string, at: string, isDay: boolean, zone: string | null) {
  const property = new ICAL.Property(name);
  // Asking what a zone's clock shows took half of the time of a calendar, most of which is told in UTC.
  if (isDay) {
    property.setValue(ICAL.Time.fromDateString(wallClock(new Date(at), zone ?? 'UTC').slice(0, 10)));
  } else if (zone === null) {
    property.setValue(instant(at));
  } else {
    const wall = wallClock(new Date(at), zone).replace(' ', 'T');
    property.setParameter('tzid', zone);
    property.setValue(ICAL.Time.fromDateTimeString(`${wall}:${at.slice(17, 19)}`));
  }
  event.addProperty(property);
}

/** The rules of a zone's clock, so that programs that don't know its name follow it all the same. */
function addZone(calendar: ICAL.Component, zone: string): void {
  const block = tzlib_get_ical_block(zone);
  const [text] = Array.isArray(block) ? block : [];
  if (text) calendar.addSubcomponent(new ICAL.Component(ICAL.parse(text)));
}

function isAllDay(record: AnsweredRecord, { allDay }: AnyCalendarTrait): boolean {
  return allDay !== undefined && record[allDay] === true;
}

function zoneOf(record: AnsweredRecord, { timeZone }: AnyCalendarTrait, otherwise: string): string {
  return (timeZone && (record[timeZone] as string | null)) || otherwise;
}
