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

const kept = new Map<string, FollowUpDraft>();

const keyOf = (about: Reference | null) => (about ? `${about.module}:${about.id}` : '');

/** What was typed about a record before the dialog was closed, so that a slip of the hand costs nothing. */
export function keptDraft(about: Reference | null): FollowUpDraft {
  return kept.get(keyOf(about)) ?? { about, kind: 'call', result: '', next: '', due: null };
}

export function keepDraft(about: Reference | null, draft: FollowUpDraft): void {
  kept.set(keyOf(about), draft);
}

export function dropDraft(about: Reference | null): void {
  kept.delete(keyOf(about));
}
