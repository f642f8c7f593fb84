import type { AnsweredRecord, ChoiceMetadata } from '@gejie/core';

const day = 86_400_000;

export interface Waiting {
  days: number;
  /** A card that stays longer than its stage allows, and one that stays twice as long. */
  mark: 'fresh' | 'rotting' | 'rotten';
}

/** How long a card has stood in its column, by the field that says since when; null when nothing says so. */
export function waitingOf(
  record: AnsweredRecord,
  since: string,
  column: ChoiceMetadata,
  now = new Date(),
): Waiting | null {
  const from = record[since];
  if (typeof from !== 'string') return null;
  const days = Math.floor((now.getTime() - Date.parse(from)) / day);
  const limit = column.closed ? undefined : column.rotsAfterDays;
  if (limit === undefined || days <= limit) return { days, mark: 'fresh' };
  return { days, mark: days > 2 * limit ? 'rotten' : 'rotting' };
}
