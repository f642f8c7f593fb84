import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** A day that exists in the Gregorian calendar, as YYYY-MM-DD between the years 1000 and 9999. */
export function isCalendarDay(text: string): boolean {
  const match = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The day it is at `instant` for people in `timeZone`. */
export function dayIn(timeZone: string, instant: Date): string {
  return dayjs(instant).tz(timeZone).format('YYYY-MM-DD');
}

/** The instant of a wall-clock time ("2026-11-23 09:30:00") in `timeZone`. */
export function instantOf(wallClock: string, timeZone: string): Date {
  return dayjs.tz(wallClock, timeZone).toDate();
}

/** An instant as people in `timeZone` write it. */
export function wallClock(instant: Date, timeZone: string): string {
  return dayjs(instant).tz(timeZone).format('YYYY-MM-DD HH:mm');
}

/** `day` moved by whole days, months or years; the day of month is clipped (31 January + 1 month = 28 February). */
export function addToDay(day: string, amount: number, unit: 'day' | 'month' | 'year'): string {
  return dayjs.utc(day).add(amount, unit).format('YYYY-MM-DD');
}

/**
 * Days as written in spreadsheets: 2026-11-23, 2026/11/3, 2026.11.3, 2026年11月3日, 20261123, and Excel's serial number
 * (days since 1899-12-30, ECMA-376 part 1, 18.17.4). Returns YYYY-MM-DD and the rest of the text, or null.
 */
export function dayFromText(text: string): { day: string; rest: string } | null {
  const separated = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(.*)$/s.exec(text);
  const compact = separated ?? /^(\d{4})(\d{2})(\d{2})()$/.exec(text);
  if (compact) {
    const day = `${compact[1]}-${compact[2]?.padStart(2, '0')}-${compact[3]?.padStart(2, '0')}`;
    return isCalendarDay(day) ? { day, rest: compact[4] ?? '' } : null;
  }
  const serial = /^(\d{1,5})(\.\d+)?$/.exec(text);
  if (!serial) return null;
  const seconds = Math.round(Number(`0${serial[2] ?? ''}`) * 86_400);
  const clock = new Date(seconds * 1000).toISOString().slice(11, 19);
  return { day: addToDay('1899-12-30', Number(serial[1]), 'day'), rest: serial[2] ? ` ${clock}` : '' };
}
