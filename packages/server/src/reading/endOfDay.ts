import { addToDay, instantOf } from '@gejie/core';

/** The last moment of a calendar day, wherever the sun then stands. */
export function endOfDay(day: string, timeZone: string): Date {
  return new Date(instantOf(`${addToDay(day, 1, 'day')} 00:00:00`, timeZone).getTime() - 1);
}
