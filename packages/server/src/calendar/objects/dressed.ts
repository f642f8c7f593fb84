import type { AnsweredRecord, Module } from '@gejie/core';
import ICAL from 'ical.js';
import { addAlarms } from './alarms.ts';
import { type AddressBook, addAttendees } from './attendees.ts';

interface Dress {
  module: Module;
  uid: string;
  book: AddressBook;
}

/** What events and to-dos have in common: names, words, who takes part, when to remind. */
export function dressed(
  component: ICAL.Component,
  record: AnsweredRecord,
  { module, uid, book }: Dress,
): void {
  const { calendar, reminds } = module.definition;
  const text = (name: string, field: string | undefined) => {
    const value = field === undefined ? null : record[field];
    if (typeof value === 'string' && value !== '') component.addPropertyWithValue(name, value);
  };
  component.addPropertyWithValue('uid', uid);
  const changed = instant(String(record.updatedAt ?? record[calendar?.start ?? '']));
  component.addPropertyWithValue('dtstamp', changed);
  component.addPropertyWithValue('last-modified', changed);
  text('summary', module.title);
  text('location', calendar?.place);
  text('description', calendar?.notes);
  if (calendar) addAttendees(component, record, calendar, book);
  addAlarms(component, record, reminds);
}

/** A moment in UTC. */
export function instant(at: string): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(at), true);
}
