import type { Session } from '../../access/session.ts';
import type { SentAttendee } from './attendees.ts';
import type { CalendarObject } from './calendarObject.ts';

type Values = Record<string, unknown>;

/** What a program sent, as values of a record and of the occurrences that differ. */
export interface SentObject extends SentValues {
  uid: string;
  occurrences: ({ at: string } & SentValues)[];
}

/** What one component says. */
export interface SentValues {
  /** Of the fields the sender may know of. */
  values: Values;
  /** Those who take part, and what they say to it. */
  attendees: SentAttendee[];
}

/** Who sent it, and what it is to take the place of. */
export interface SentBy {
  session: Session;
  /** Of the sender, for times that name none. */
  timeZone: string;
  known: CalendarObject | null;
  now: Date;
}
