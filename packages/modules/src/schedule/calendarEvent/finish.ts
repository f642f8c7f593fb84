import { defineAction } from '@gejie/core';
import { z } from 'zod';
import { task } from '../task/task.ts';
import { calendarEvent } from './calendarEvent.ts';

/** ISO 8601 */
const instant = z.string().max(40);

/** It took place: what came of it, when and at what expense beside what was planned, and what comes next. CAL-02 */
export const finish = defineAction(calendarEvent, 'finish', {
  input: z.strictObject({
    /** Absent: it stays as it is known; of an end nobody knows, as planned or just now. */
    actualStart: instant.optional(),
    actualEnd: instant.optional(),
    result: z.string().trim().max(100_000).optional(),
    expense: z
      .union([z.string().max(40), z.number()])
      .nullable()
      .optional(),
    /** A task for whoever finishes it. */
    next: z
      .strictObject({ subject: z.string().trim().max(200), due: instant })
      .nullable()
      .optional(),
  }),
  async run(work, { id, related }, { next, result, expense, ...times }) {
    await work.update(calendarEvent, id, {
      ...times,
      status: 'held',
      ...(result ? { result } : {}),
      ...(expense === undefined ? {} : { expense: expense === null ? null : String(expense) }),
      ...(next ? { nextStep: next.subject } : {}),
    });
    if (!next) return { next: null };
    const { id: made } = await work
      .under('next')
      .create(task, { subject: next.subject, dueAt: next.due, related });
    return { next: { id: made } };
  },
});
