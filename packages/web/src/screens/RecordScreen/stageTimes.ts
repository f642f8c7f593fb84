import type { AnsweredRecord, HistoryEntry } from '@gejie/core';

const day = 86_400_000;

/**
 * How long a record has stood in each stage altogether, in milliseconds.
 * @param entries its history, newest first
 * @param field the field that holds the stage
 */
export function stageTimes(
  record: AnsweredRecord,
  entries: readonly HistoryEntry[],
  field: string,
  now: Date,
): Map<string, number> {
  const times = new Map<string, number>();
  const add = (stage: unknown, from: number, to: number) => {
    if (typeof stage === 'string') times.set(stage, (times.get(stage) ?? 0) + Math.max(0, to - from));
  };
  let until = now.getTime();
  let stage: unknown = record[field];
  for (const entry of entries) {
    const change = entry.changes.find((one) => one.field === field);
    // A history that begins with the creation says `from` nothing; there is no time before that.
    if (!change || change.from === null) continue;
    const at = Date.parse(entry.at);
    add(stage, at, until);
    until = at;
    stage = change.from;
  }
  if (typeof record.createdAt === 'string') add(stage, Date.parse(record.createdAt), until);
  return times;
}

/** Whole days of a stretch of time. */
export function wholeDays(milliseconds: number): number {
  return Math.floor(milliseconds / day);
}
