/**
 * What was typed into a form and not saved, kept in this tab: it survives a reload, a lost session and a crash of the
 * page, and carries a quick-create over to the full form.
 */
export interface Draft {
  values: Record<string, unknown>;
  /** Version of the record it was typed upon; null for a new one. */
  version: number | null;
  /** Carried over from a quick-create on purpose: nothing to tell about. */
  carried?: boolean;
}

/** Where a draft is kept; each user has their own, for the next may sign in in the same tab. */
export function draftKey(user: number, path: string, id: number | null, occurrence?: string): string {
  return `gejie.draft.${user}.${path}.${id ?? 'new'}${occurrence ? `.${occurrence}` : ''}`;
}

export function keepDraft(key: string, draft: Draft): void {
  sessionStorage.setItem(key, JSON.stringify(draft));
}

export function draftOf(key: string): Draft | null {
  const stored = sessionStorage.getItem(key);
  return stored === null ? null : (JSON.parse(stored) as Draft);
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(key);
}
