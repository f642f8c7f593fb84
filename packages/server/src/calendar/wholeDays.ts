import { addToDay, wallClock } from '@gejie/core';

/** The days that something takes as a whole, on the calendar of a zone: the first, and the one after the last. */
export function wholeDays(
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
  timeZone: string,
): { first: string; after: string } {
  const [first = ''] = wallClock(new Date(startsAt), timeZone).split(' ');
  const [last = '', clock] = wallClock(new Date(endsAt), timeZone).split(' ');
  return { first, after: clock === '00:00' && last > first ? last : addToDay(last, 1, 'day') };
}
