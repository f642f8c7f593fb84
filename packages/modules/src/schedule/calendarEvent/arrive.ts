import { defineAction, Refusal } from '@gejie/core';
import { z } from 'zod';
import { calendarEvent } from './calendarEvent.ts';

const position = z.strictObject({
  /** Degrees, WGS 84. */
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  /** Metres. */
  accuracy: z.number().min(0).max(10_000_000).optional(),
});

/** Whoever visits is there: the clock of the server tells when, the phone where, a picture what it was like. CAL-02 */
export const arrive = defineAction(calendarEvent, 'arrive', {
  input: z.strictObject({
    /** Absent: the phone does not say. */
    position: position.nullable().optional(),
    /** Absent: as planned. */
    place: z.string().trim().max(255).optional(),
    /** Id of a file that was uploaded. */
    photo: z.int().positive().nullable().optional(),
  }),
  async run(work, { id, recurrence, visitedAt, place: planned, actualStart }, given) {
    if (recurrence)
      throw new Refusal({
        zh: '重复的日程请在某一次中签到',
        en: 'This repeats: check in at one occurrence',
      });
    if (visitedAt) throw new Refusal({ zh: '已经签到过了', en: 'Somebody has checked in already' });
    const now = work.now.toISOString();
    await work.update(calendarEvent, id, {
      visitedAt: now,
      visitedPlace: given.place || planned,
      ...(actualStart ? {} : { actualStart: now }),
      ...(given.photo ? { photo: given.photo } : {}),
    });
    if (!given.position) return;
    await work
      .asSystem('as the phone tells')
      .update(calendarEvent, id, { visitedPosition: positionText(given.position) });
  },
});

/** "31.230416, 121.473701 ±25 m" */
function positionText({ latitude, longitude, accuracy }: z.infer<typeof position>): string {
  const where = `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
  return accuracy === undefined ? where : `${where} ±${Math.round(accuracy)} m`;
}
