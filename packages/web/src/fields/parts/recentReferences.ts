import type { Reference } from '@gejie/core';

const most = 5;
const keyOf = (user: number, target: string) => `gejie.recent.${user}.${target}`;

/** Records of a module this user picked last in this browser, newest first. */
export function recentReferences(user: number, target: string): Reference[] {
  const stored: unknown = JSON.parse(localStorage.getItem(keyOf(user, target)) ?? '[]');
  return Array.isArray(stored) ? (stored as Reference[]) : [];
}

export function rememberReference(user: number, target: string, { id, label }: Reference): void {
  const others = recentReferences(user, target).filter((known) => known.id !== id);
  localStorage.setItem(keyOf(user, target), JSON.stringify([{ id, label }, ...others].slice(0, most)));
}
