import type { AnsweredRecord } from '@gejie/core';
import type { AddressBook } from './attendees.ts';

/** Something in a person's calendar as other programs hold it: a series is one, with all its occurrences. */
export interface CalendarObject {
  /** The last part of its address. */
  name: string;
  uid: string;
  state: string;
  record: AnsweredRecord;
  /** Occurrences that stand by themselves. */
  members: AnsweredRecord[];
  /** When occurrences were to begin that were taken out by deleting them. */
  gone: string[];
  /** How those are called whom it names. */
  book: AddressBook;
}
