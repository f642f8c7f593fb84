import type { Reference } from '@gejie/core';

/** What is typed in the dialog. */
export interface FollowUpDraft {
  about: Reference | null;
  kind: string;
  result: string;
  next: string;
  /** YYYY-MM-DD */
  due: string | null;
}

/** Whose it is, and about which record it was begun: the next who signs in at this browser sees nothing of it. */
export interface DraftPlace {
  user: number;
  about: Reference | null;
}

const kept = new Map<string, FollowUpDraft>();

const keyOf = ({ user, about }: DraftPlace) => `${user}:${about ? `${about.module}:${about.id}` : ''}`;

/** What was typed about a record before the dialog was closed, so that a slip of the hand costs nothing. */
export function keptDraft(place: DraftPlace): FollowUpDraft {
  return kept.get(keyOf(place)) ?? { about: place.about, kind: 'call', result: '', next: '', due: null };
}

export function keepDraft(place: DraftPlace, draft: FollowUpDraft): void {
  kept.set(keyOf(place), draft);
}

export function dropDraft(place: DraftPlace): void {
  kept.delete(keyOf(place));
}
