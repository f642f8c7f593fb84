import type { EventInput } from '@fullcalendar/react';
import {
  addToDay,
  type BusyTime,
  type CalendarEntry,
  instantOf,
  type ModuleMetadata,
  wallClock,
} from '@gejie/core';

/** Who draws the calendar: whose clock it shows, and what it knows of the modules. */
export interface Drawing {
  timeZone: string;
  modules: readonly ModuleMetadata[];
  /** Id of the user, whose own entries need no name. */
  me: number;
}

/**
 * The calendar is drawn on the wall clock of the user's zone, which it is told as if it were UTC: browsers alone would
 * draw on the clock of the machine.
 */
export function onTheWall(instant: string, timeZone: string): string {
  return wallClock(new Date(instant), timeZone).replace(' ', 'T');
}

/** The instant behind a time in the calendar. */
export function instantBehind(drawn: Date, timeZone: string): string {
  return instantOf(drawn.toISOString().slice(0, 19).replace('T', ' '), timeZone).toISOString();
}

export function eventsOf(entries: readonly CalendarEntry[], drawing: Drawing): EventInput[] {
  return entries.map((entry) => eventOf(entry, drawing));
}

/** When others have no time: beside the entries of a day, in a lane for each of those who are asked about. */
export function busyEvents(
  busy: readonly BusyTime[],
  people: readonly { id: number }[],
  timeZone: string,
  named: (name: string) => string,
): EventInput[] {
  return united(busy).map(({ user, startsAt, endsAt }) => ({
    title: named(user.label ?? ''),
    start: onTheWall(startsAt, timeZone),
    end: onTheWall(endsAt, timeZone),
    display: 'background',
    className: 'calendar-busy',
    extendedProps: {
      who: user.label ?? '',
      // The first of them stands nearest to the entries.
      lane: people.length - 1 - people.findIndex(({ id }) => id === user.id),
    },
  }));
}

/** What somebody has at once is one time: whoever asks is not told of what. */
function united(busy: readonly BusyTime[]): BusyTime[] {
  const last = new Map<number, BusyTime>();
  const times: BusyTime[] = [];
  for (const one of [...busy].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))) {
    const before = last.get(one.user.id);
    if (before && one.startsAt <= before.endsAt) {
      if (one.endsAt > before.endsAt) before.endsAt = one.endsAt;
      continue;
    }
    const time = { ...one };
    last.set(one.user.id, time);
    times.push(time);
  }
  return times;
}

function eventOf(entry: CalendarEntry, { timeZone, modules, me }: Drawing): EventInput {
  const module = modules.find(({ path }) => path === entry.module);
  const isMoment = module?.calendar?.end === undefined;
  const who = entry.owner && entry.owner.id !== me ? entry.owner.label : null;
  const look = ['calendar-entry', `tone-${toneOf(entry, module)}`];
  if (entry.done) look.push('calendar-done');
  if (isMoment) look.push('calendar-moment');
  // What is over waits for no answer.
  if (entry.answer === 'open' && Date.parse(entry.endsAt) > Date.now()) look.push('calendar-asked');
  if (entry.answer === 'declined') look.push('calendar-declined');
  return {
    id: `${entry.module}:${entry.id}:${entry.occurrence ?? ''}`,
    title: who ? `${entry.title} · ${who}` : entry.title,
    ...timesOf(entry, timeZone),
    allDay: entry.allDay,
    editable: entry.editable,
    durationEditable: entry.editable && !isMoment,
    className: look.join(' '),
    extendedProps: { entry },
  };
}

/** Days are meant in the zone of what they are the days of; times are shown on the user's clock. */
function timesOf(entry: CalendarEntry, timeZone: string): Pick<EventInput, 'start' | 'end'> {
  if (entry.allDay) {
    const { first, last } = daysOf(entry, timeZone);
    return { start: first, end: addToDay(last, 1, 'day') };
  }
  return {
    start: onTheWall(entry.startsAt, timeZone),
    ...(entry.endsAt === entry.startsAt ? {} : { end: onTheWall(entry.endsAt, timeZone) }),
  };
}

/** The first and the last day of what lasts whole days; midnight ends the day before it. */
export function daysOf(entry: CalendarEntry, timeZone: string): { first: string; last: string } {
  const zone = entry.timeZone ?? timeZone;
  const [first = ''] = wallClock(new Date(entry.startsAt), zone).split(' ');
  const [until = '', clock] = wallClock(new Date(entry.endsAt), zone).split(' ');
  return { first, last: clock === '00:00' && until > first ? addToDay(until, -1, 'day') : until };
}

function toneOf({ kind, done }: CalendarEntry, module: ModuleMetadata | undefined): string {
  if (done) return 'grey';
  const field = module?.fields.find(({ name }) => name === module.calendar?.kind);
  return field?.choices?.find(({ value }) => value === kind)?.color ?? 'blue';
}
