import { instantOf, wallClock } from '../fields/calendar.ts';

/** "2026-11-23 09:30:00": an instant on the clock of a zone. */
export function wallClockWithSeconds(instant: string, timeZone: string): string {
  return `${wallClock(new Date(instant), timeZone)}:${instant.slice(17, 19)}`;
}

/** What the clock of a zone shows at an instant, in milliseconds, to be compared with others of its kind. */
export function wallTime(instant: string, timeZone: string): number {
  return Date.parse(`${wallClockWithSeconds(instant, timeZone).replace(' ', 'T')}Z`);
}

/** The instant at which the clock of a zone shows it. */
export function atWallTime(wall: number, timeZone: string): string {
  return instantOf(new Date(wall).toISOString().slice(0, 19).replace('T', ' '), timeZone).toISOString();
}
