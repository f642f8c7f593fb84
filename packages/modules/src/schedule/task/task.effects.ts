import { became, defineEffects, type RecordOf } from '@gejie/core';
import { afterThis } from './afterThis.ts';
import { task } from './task.ts';

/** What the next one takes along from the one that is done. */
const kept = [
  'subject',
  'priority',
  'place',
  'aim',
  'budget',
  'reminders',
  'timeZone',
  'description',
  'owner',
  'department',
] as const satisfies (keyof RecordOf<typeof task>)[];

export const taskEffects = defineEffects(task, {
  'A repeating task that is done leaves the next one to do': {
    when: became({ status: 'done' }),
    async run({ record }, work) {
      const { recurrence, dueAt, remindAt, timeZone } = record;
      if (!recurrence || !dueAt) return;
      const own = work.asSystem('a repeating task goes on');
      // The rule goes on with the next one: taken up again and done again, this one leaves no second.
      await own.update(task, record.id, { recurrence: null });
      const next = afterThis({ recurrence, dueAt, timeZone }, work.now);
      if (!next) return;
      // Whom or what it was about may have been deleted meanwhile; that keeps nobody from getting it done.
      const [related = null] = record.related ? await own.living([record.related]) : [];
      await own.create(task, {
        ...Object.fromEntries(kept.map((name) => [name, record[name]])),
        ...next,
        related,
        participants: await own.living(record.participants ?? []),
        remindAt: remindAt && stillToCome(moved(remindAt, dueAt, next.dueAt), work.now),
      });
    },
  },
});

function stillToCome(at: string, now: Date): string | null {
  return Date.parse(at) > now.getTime() ? at : null;
}

/** As long before or after the new time as it was before or after the old. */
function moved(at: string, from: string, to: string): string {
  return new Date(Date.parse(at) - Date.parse(from) + Date.parse(to)).toISOString();
}
