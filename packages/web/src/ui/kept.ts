/** Where something is kept in this tab for one person. */
export function keptAt(user: number, place: string): string {
  return `gejie.kept.${user}.${place}`;
}

/** What is kept there; null for nothing, or for what another version of the app left there. */
export function keptIn<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

/** Lets go of it, unless something else was typed since. @returns whether nothing is kept there now */
export function letGo(key: string, sent: unknown): boolean {
  const kept = sessionStorage.getItem(key);
  const isSent = kept === null || kept === JSON.stringify(sent);
  if (isSent) sessionStorage.removeItem(key);
  return isSent;
}
