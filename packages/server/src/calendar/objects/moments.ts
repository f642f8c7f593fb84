import { addToDay, instantOf, isCalendarDay, isTimeZone, wallClock } from '@gejie/core';
import ICAL from 'ical.js';
import { ProblemError } from '../../problem.ts';
import { brokenCondition } from './brokenCondition.ts';

/** A time as another program tells it. */
export interface Moment {
  /** ISO 8601 in UTC; the beginning of a day. */
  at: string;
  isDay: boolean;
  /** The zone it names, where we know that; null: it names none. */
  zone: string | null;
}

/**
 * A time of a property: a day, a time in UTC, on the clock of a zone (by the rules that came with it where we don't know
 * its name), or on whichever clock hangs there.
 * @param otherwise the zone of what names none
 * @param nth of several
 * @throws ProblemError malformed for no time; of a broken condition for a zone that neither we nor the object knows
 */
export function momentIn(property: ICAL.Property, otherwise: string, nth = 0): Moment {
  const time = property.getValues()[nth];
  if (!(time instanceof ICAL.Time) || !isMoment(String(property.toJSON()[3 + nth])))
    throw new ProblemError('malformed', {
      zh: '没有这样的日期或时间',
      en: 'There is no such day or time',
    });
  const day = `${pad(time.year, 4)}-${pad(time.month)}-${pad(time.day)}`;
  if (time.isDate)
    return { at: instantOf(`${day} 00:00:00`, otherwise).toISOString(), isDay: true, zone: null };
  const wall = `${day} ${pad(time.hour)}:${pad(time.minute)}:${pad(time.second)}`;
  const named = String(property.getParameter('tzid') ?? '').replace(/^\//, '');
  if (named !== '' && isTimeZone(named))
    return { at: instantOf(wall, named).toISOString(), isDay: false, zone: named };
  const floats = time.zone === ICAL.Timezone.localTimezone || time.zone?.tzid === 'floating';
  if (floats && named !== '')
    throw brokenCondition('c:valid-calendar-data', {
      zh: `时区“${named}”没有定义`,
      en: `Nothing says what the time zone “${named}” is`,
    });
  if (floats) return { at: instantOf(wall, otherwise).toISOString(), isDay: false, zone: null };
  return { at: new Date(time.toUnixTime() * 1000).toISOString(), isDay: false, zone: null };
}

/** As it is written: the library takes 30 February for 2 March, and 25 o'clock for the night after. */
function isMoment(written: string): boolean {
  const [, day = '', hour = 0, minute = 0, second = 0] =
    /^(.{10})(?:T(\d{2}):(\d{2}):(\d{2})Z?)?$/.exec(written) ?? [];
  return isCalendarDay(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60;
}

/** How many seconds an event lasts that names no end; none where it doesn't say (RFC 5545, 3.6.1). */
export function lengthOf(event: ICAL.Component): number {
  const duration = event.getFirstPropertyValue('duration');
  return duration instanceof ICAL.Duration ? Math.max(0, duration.toSeconds()) : 0;
}

/** The beginning of a day so many days later. */
export function daysAfter(at: string, days: number, zone: string): string {
  const day = wallClock(new Date(at), zone).slice(0, 10);
  return instantOf(`${addToDay(day, days, 'day')} 00:00:00`, zone).toISOString();
}

function pad(number: number, length = 2): string {
  return String(number).padStart(length, '0');
}
