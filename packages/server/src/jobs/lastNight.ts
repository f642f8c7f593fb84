import { dayIn, instantOf } from '@gejie/core';

const day = 86_400_000;

/**
 * The latest moment at which work of the night was due.
 * @param hour of the company's clock, 0 to 23
 */
export function lastNight(now: Date, timeZone: string, hour: number): Date {
  const tonight = instantOf(`${dayIn(timeZone, now)} ${String(hour).padStart(2, '0')}:00`, timeZone);
  return tonight <= now ? tonight : new Date(tonight.getTime() - day);
}
