import { defineActionOnMany, takesActivities } from '@gejie/core';
import { z } from 'zod';
import { calendarEvent } from '../calendarEvent/calendarEvent.ts';
import { task } from '../task/task.ts';

const kinds = ['call', 'visit', 'meeting'] as const;

export const followUpSchema = z.strictObject({
  kind: z.enum(kinds),
  /** Absent: the kind by its name. */
  subject: z.string().trim().max(200).optional(),
  result: z.string().trim().min(1).max(100_000),
  /** When it took place, ISO 8601; absent: just now. */
  at: z.string().max(40).optional(),
  next: z
    .strictObject({
      subject: z.string(),
      due: z.string().max(40),
      remindAt: z.string().max(40).nullable().optional(),
    })
    .nullable()
    .optional(),
});

/**
 * What was done about a record, what came of it, and what comes next: an event that is held and a task that is planned,
 * both or neither.
 */
export const followUp = defineActionOnMany(takesActivities, 'followUp', {
  input: followUpSchema,
  async run(work, record, input, module) {
    const related = { module, id: record.id };
    const at = input.at ?? work.now.toISOString();
    const done = await work.create(calendarEvent, {
      subject:
        input.subject ||
        calendarEvent.fields.kind.choices?.find(({ value }) => value === input.kind)?.label[
          work.language === 'en' ? 'en' : 'zh'
        ],
      kind: input.kind,
      status: 'held',
      startsAt: at,
      endsAt: at,
      actualEnd: at,
      result: input.result,
      nextStep: input.next?.subject ? input.next.subject.slice(0, 255) : null,
      related,
    });
    const next = input.next
      ? await work.under('next').create(task, {
          subject: input.next.subject,
          dueAt: input.next.due,
          remindAt: input.next.remindAt ?? null,
          related,
        })
      : null;
    return { done: { id: done.id }, next: next && { id: next.id } };
  },
});
