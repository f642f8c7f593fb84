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

/** A box as it opens at a record, or at none. */
export function newFollowUp(about: Reference | null): FollowUpDraft {
  return { about, kind: 'call', result: '', next: '', due: null };
}

/** Where what is typed about a record is kept; about none, in a box of its own. */
export function followUpPlace(about: Reference | null): string {
  return `followUp${about ? `.${about.module}.${about.id}` : ''}`;
}
