/**
 * What was typed into a form and not saved, kept in this tab: it survives a reload, a lost session and a crash of the
 * page, and carries a quick-create over to the full form.
 */
const keyOf = (path: string, id: number | null) => `gejie.draft.${path}.${id ?? 'new'}`;

export interface Draft {
  values: Record<string, unknown>;
  /** Version of the record it was typed upon; null for a new one. */
  version: number | null;
  /** Carried over from a quick-create on purpose: nothing to tell about. */
  carried?: boolean;
}

export function keepDraft(path: string, id: number | null, draft: Draft): void {
  sessionStorage.setItem(keyOf(path, id), JSON.stringify(draft));
}

export function draftOf(path: string, id: number | null): Draft | null {
  const stored = sessionStorage.getItem(keyOf(path, id));
  return stored === null ? null : (JSON.parse(stored) as Draft);
}

export function dropDraft(path: string, id: number | null): void {
  sessionStorage.removeItem(keyOf(path, id));
}
