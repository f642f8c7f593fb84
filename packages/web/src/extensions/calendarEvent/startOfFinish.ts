import type { AnsweredRecord } from '@gejie/core';

/** Whoever checked in and finishes within half a day does so as it ends; later, it is told from memory. */
const stillThere = 12 * 3_600_000;

/**
 * What is known of an event as it is finished: it began when somebody checked in, or else as planned; it ends now for who
 * is still there, and otherwise as planned.
 */
export function startOfFinish(record: AnsweredRecord, now: Date): Record<string, unknown> {
  const text = (name: string) => (typeof record[name] === 'string' ? (record[name] as string) : null);
  const began = text('actualStart') ?? text('startsAt') ?? now.toISOString();
  const isThere = text('actualStart') !== null && now.getTime() - Date.parse(began) < stillThere;
  const planned = Date.parse(text('endsAt') ?? began);
  const ended = isThere ? now.getTime() : Math.min(planned, now.getTime());
  return {
    result: text('result'),
    actualStart: began,
    actualEnd: text('actualEnd') ?? new Date(Math.max(ended, Date.parse(began))).toISOString(),
    expense: record.expense ?? null,
  };
}
