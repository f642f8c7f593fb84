import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

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
  return wallClock(instant, timeZone).split(' ')[0] as string;
}

/**
 * The instant of a wall-clock time ("2026-11-23 09:30:00") in `timeZone`. A time that a change of the clocks skips is
 * moved forward by the gap, of one that it repeats the first is meant (as Temporal's `compatible` does).
 */
export function instantOf(wallClock: string, timeZone: string): Date {
  // The last day there is ends where the year 10000 begins, which ECMA-262 writes as +010000.
  const asUtc = Date.parse(`${wallClock.replace(/^(?=\d{5})/, '+0').replace(' ', 'T')}Z`);
  const before = asUtc - offsetOf(timeZone, asUtc - day);
  if (before + offsetOf(timeZone, before) === asUtc) return new Date(before);
  const after = asUtc - offsetOf(timeZone, asUtc + day);
  return new Date(after + offsetOf(timeZone, after) === asUtc ? after : before);
}

/** An instant as people in `timeZone` write it. */
export function wallClock(instant: Date, timeZone: string): string {
  const shifted = new Date(instant.getTime() + offsetOf(timeZone, instant.getTime()));
  return shifted.toISOString().replace(/T(\d{2}:\d{2}).*$/, ' $1');
}

const day = 86_400_000;

/**
 * Whether it is the name of a zone that this machine knows (IANA): Asia/Shanghai. Offsets such as "+08:00" are no zones:
 * they know nothing of summer time.
 */
export function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    formatterOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Making a formatter takes a hundred times as long as using one. There are some 600 zones at most. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetOf(timeZone: string, instant: number): number {
  // "11/23/2026, 17:30:00": taking it apart is four times as fast as formatToParts.
  const written = formatterOf(timeZone).format(instant);
  const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] = (written.match(/\d+/g) ?? []).map(
    Number,
  );
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

/** `day` moved by whole days, months or years; the day of month is clipped (31 January + 1 month = 28 February). */
export function addToDay(day: string, amount: number, unit: 'day' | 'month' | 'year'): string {
  return dayjs.utc(day).add(amount, unit).format('YYYY-MM-DD');
}

/** Excel counts 29 February 1900, which never was: only from the day after on are its days those of the calendar. */
const firstSerial = 61;

/**
 * Days as written in spreadsheets: 2026-11-23, 2026/11/3, 2026.11.3, 2026年11月3日, 20261123, with or without the day
 * of the week, and Excel's serial number (days since 1899-12-30, ECMA-376 part 1, 18.17.4). Returns YYYY-MM-DD and the
 * rest of the text, or null.
 */
export function dayFromText(text: string): { day: string; rest: string } | null {
  const separated =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)日?\s*(?:\(?(?:星期|周)[一二三四五六日天]\)?)?(.*)$/s.exec(
      text,
    );
  const written = separated ?? /^(\d{4})(\d{2})(\d{2})()$/.exec(text);
  if (written) {
    const day = `${written[1]}-${written[2]?.padStart(2, '0')}-${written[3]?.padStart(2, '0')}`;
    return isCalendarDay(day) ? { day, rest: written[4] ?? '' } : null;
  }
  const serial = /^(\d{2,5})(\.\d+)?$/.exec(text);
  if (!serial || Number(serial[1]) < firstSerial) return null;
  const seconds = Math.round(Number(`0${serial[2] ?? ''}`) * 86_400);
  const clock = new Date(seconds * 1000).toISOString().slice(11, 19);
  const day = addToDay('1899-12-30', Number(serial[1]) + Math.floor(seconds / 86_400), 'day');
  return { day, rest: serial[2] ? ` ${clock}` : '' };
}

/** " 9:30", "T09:30:00Z", " 下午 3:20", " 3:20 PM" → 24 hours, with seconds and zone where given; null for anything else. */
export function clockFromText(text: string): string | null {
  const written =
    /^[\sT]*(上午|下午|[ap]m)?\s*(\d{1,2}):(\d{2})(:\d{2})?(\.\d+)?\s*([ap]m)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      text,
    );
  if (!written) return null;
  const [, before, hour = '', minute, second = '', fraction = '', after, zone = ''] = written;
  const half = (before ?? after ?? '').toLowerCase();
  if (half && (Number(hour) < 1 || Number(hour) > 12)) return null;
  const isAfternoon = half === 'pm' || half === '下午';
  const hours = half ? (Number(hour) % 12) + (isAfternoon ? 12 : 0) : Number(hour);
  return `${String(hours).padStart(2, '0')}:${minute}${second}${second && fraction.slice(0, 10)}${zone}`;
}
