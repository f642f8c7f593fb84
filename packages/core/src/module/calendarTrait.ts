import type { Filter, FilterOf } from '../filter/filter.ts';
import type { InvitationAnswer } from '../wire/calendar.ts';
import type { KernelFields } from './kernelFields.ts';
import type { Fields, OwnRecord } from './ownFields.ts';

/** When the owner of a record, and the people its calendar names, are reminded of it. */
export interface RemindersTrait<F extends Fields> {
  /** A `dateTime`: at just that time. */
  at?: keyof F & string;
  /** A `multiChoice` of how long before it begins ({@link CalendarTrait}), with what each choice is in minutes. */
  before?: { field: keyof F & string; minutes: Readonly<Record<string, number>> };
  /** Of such records nobody is reminded. */
  unless?: FilterOf<OwnRecord<F> & KernelFields>;
}

/** Rules over dates make records of it: something for an owner to do, about the record whose day has come. CAL-03 */
export interface MadeByDatesTrait<F extends Fields> {
  /** A `dateTime`: the end of that day. */
  due: keyof F & string;
  /** A `dateTime`: when its owner is reminded of it. */
  remindAt?: keyof F & string;
}

/** How far a to-do is, as programs that keep lists of them call it (RFC 5545, 3.8.1.11). */
export const todoStates = ['NEEDS-ACTION', 'IN-PROCESS', 'COMPLETED', 'CANCELLED'] as const;
export type TodoState = (typeof todoStates)[number];

/** What makes a record of a moment something to do, for programs that keep lists of it. CAL-04 */
export interface TodoTrait<F extends Fields> {
  status: keyof F & string;
  /** Values of the status that each state stands for; the first is what a program that sends the state means. */
  states: Readonly<Record<TodoState, readonly string[]>>;
  /** A `dateTime`: since when it is done. */
  doneAt?: keyof F & string;
  /** A choice, and the number of each (RFC 5545, 3.8.1.9): 1 is the most urgent, 9 the least. */
  priority?: { field: keyof F & string; numbers: Readonly<Record<string, number>> };
}

/** Which fields tell a calendar when a record is, and how it is drawn. */
export interface CalendarTrait<F extends Fields> {
  /** A `dateTime` or a `date`; without one a record stands in no calendar. */
  start: keyof F & string;
  /** A `dateTime`; absent: a moment. */
  end?: keyof F & string;
  /** A `boolean`: whole days are meant. */
  allDay?: keyof F & string;
  /** IANA name of the zone whose days and clock it follows. */
  timeZone?: keyof F & string;
  /** A `recurrence`: it is a series. */
  repeats?: {
    rule: keyof F & string;
    /** Link to the series whose occurrence this record stands for, and the start that occurrence had. */
    series: keyof F & string;
    occurrence: keyof F & string;
  };
  /** Whose calendars it stands in besides its owner's: people it names. */
  people?: keyof F & string;
  /**
   * For each answer of those people the field that names who gave it, and the action by which one gives it oneself; who
   * stands in none has not answered.
   */
  answers?: Readonly<Record<InvitationAnswer, { field: keyof F & string; action: string }>>;
  /** A choice that tells the colour, or the sign. */
  kind?: keyof F & string;
  /** Where it is. */
  place?: keyof F & string;
  /** A `longText` of what else there is to say. */
  notes?: keyof F & string;
  /** Such records are done, and drawn so. */
  done?: FilterOf<OwnRecord<F> & KernelFields>;
  /** Such records take nobody's time. */
  free?: FilterOf<OwnRecord<F> & KernelFields>;
  /** It is to be done by its start, and goes to programs as a to-do. */
  todo?: TodoTrait<F>;
  /** They are shown to who asks for them: days to bear in mind, which take nobody's time and go to no phone. */
  aside?: true;
}

/** A {@link CalendarTrait} whose fields are names, as the engine handles it. */
export interface AnyCalendarTrait {
  start: string;
  end?: string;
  allDay?: string;
  timeZone?: string;
  repeats?: { rule: string; series: string; occurrence: string };
  people?: string;
  answers?: Readonly<Record<InvitationAnswer, { field: string; action: string }>>;
  kind?: string;
  place?: string;
  notes?: string;
  done?: Filter;
  free?: Filter;
  todo?: AnyTodoTrait;
  aside?: true;
}

/** A {@link TodoTrait} whose fields are names. */
export interface AnyTodoTrait {
  status: string;
  states: Readonly<Record<TodoState, readonly string[]>>;
  doneAt?: string;
  priority?: { field: string; numbers: Readonly<Record<string, number>> };
}

/** A {@link RemindersTrait} whose fields are names. */
export interface AnyRemindersTrait {
  at?: string;
  before?: { field: string; minutes: Readonly<Record<string, number>> };
  unless?: Filter;
}
