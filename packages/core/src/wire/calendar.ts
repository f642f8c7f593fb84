import type { Reference } from './reference.ts';

/** Whose records a calendar shows: one's own and those one takes part in, those of one's team or department, all one sees. */
export const calendarLayers = ['own', 'team', 'department', 'all'] as const;
export type CalendarLayer = (typeof calendarLayers)[number];

/** Which occurrences of a series a change is about. */
export const occurrenceScopes = ['this', 'following', 'all'] as const;
export type OccurrenceScope = (typeof occurrenceScopes)[number];

/** What somebody who is asked to take part says to it (PARTSTAT, RFC 5545, 3.2.12). */
export const invitationAnswers = ['accepted', 'tentative', 'declined'] as const;
export type InvitationAnswer = (typeof invitationAnswers)[number];

/** Something in a calendar: a record, or one occurrence of a series. */
export interface CalendarEntry {
  /** Path of the module. */
  module: string;
  id: number;
  title: string;
  startsAt: string;
  /** The same as `startsAt` for what is but a moment. */
  endsAt: string;
  allDay: boolean;
  /** The zone its days are meant in; null: the reader's. */
  timeZone: string | null;
  kind: string | null;
  place: string | null;
  done: boolean;
  /** It takes nobody’s time. */
  free: boolean;
  owner: Reference | null;
  /** What it hangs on. */
  related: Reference | null;
  /** The first layer asked for in which it stands. */
  layer: CalendarLayer;
  editable: boolean;
  /** What the reader says to being asked to take part; `open`: nothing yet; null: is not asked, or owns it. */
  answer: InvitationAnswer | 'open' | null;
  /** Of a series: when this occurrence was to start, by which it is changed; null for what comes once. */
  occurrence: string | null;
  /** The series of which this record is an occurrence that was changed by itself. */
  series: number | null;
}

/** When somebody has no time; not what for. */
export interface BusyTime {
  user: Reference;
  startsAt: string;
  endsAt: string;
}

/** A day that has more entries than are shown. */
export interface CrowdedDay {
  day: string;
  /** All of them. */
  count: number;
}

export interface CalendarAnswer {
  entries: CalendarEntry[];
  busy: BusyTime[];
  /** Where only the first entries of each day are asked for: those that have more. */
  crowded: CrowdedDay[];
  /** There is more than is shown: ask for less time or fewer people. */
  cut: boolean;
}
