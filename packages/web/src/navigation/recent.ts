import { useCallback, useSyncExternalStore } from 'react';
import { useSignedIn } from '../api/index.ts';

/** A record the user has looked at in this browser. */
export interface Visit {
  path: string;
  id: number;
  label: string;
  /** ISO time. */
  at: string;
}

/** How many are kept. */
const kept = 30;
const watchers = new Set<() => void>();
const parsed = new Map<string, { text: string; visits: Visit[] }>();

/** The records this user looked at last, newest first. */
export function useRecentVisits(): Visit[] {
  const key = useStorageKey();
  return useSyncExternalStore(watch, () => read(key));
}

/** Remembers a look at a record. */
export function useRememberVisit(): (visit: Omit<Visit, 'at'>) => void {
  const key = useStorageKey();
  return useCallback(
    (visit) => {
      const others = read(key).filter((one) => one.path !== visit.path || one.id !== visit.id);
      write(key, [{ ...visit, at: new Date().toISOString() }, ...others].slice(0, kept));
    },
    [key],
  );
}

/** A record that is gone is no longer offered. */
export function useForgetVisit(): (path: string, id: number) => void {
  const key = useStorageKey();
  return useCallback(
    (path, id) => {
      const rest = read(key).filter((one) => one.path !== path || one.id !== id);
      if (rest.length < read(key).length) write(key, rest);
    },
    [key],
  );
}

function useStorageKey(): string {
  return `gejie.recent.${useSignedIn().user.id}`;
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function read(key: string): Visit[] {
  const text = localStorage.getItem(key) ?? '[]';
  const known = parsed.get(key);
  if (known?.text === text) return known.visits;
  const visits = visitsIn(text);
  parsed.set(key, { text, visits });
  return visits;
}

/** What another version left there must not break the page. */
function visitsIn(text: string): Visit[] {
  try {
    const stored: unknown = JSON.parse(text);
    return Array.isArray(stored) ? stored.filter(isVisit) : [];
  } catch {
    return [];
  }
}

function isVisit(value: unknown): value is Visit {
  const visit = value as Partial<Visit> | null;
  return typeof visit?.path === 'string' && typeof visit.id === 'number' && typeof visit.label === 'string';
}

function write(key: string, visits: Visit[]): void {
  localStorage.setItem(key, JSON.stringify(visits));
  for (const watcher of watchers) watcher();
}
