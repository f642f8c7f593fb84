import { useSyncExternalStore } from 'react';

/** A line that appears at the foot of the screen for a while and is read aloud. */
export interface Announcement {
  id: number;
  text: string;
  tone: 'plain' | 'problem';
  /** Offers a way back, or one step on. */
  action?: { label: string; run(): void };
}

let nextId = 1;
let announcements: readonly Announcement[] = [];
const watchers = new Set<() => void>();

function show(next: readonly Announcement[]): void {
  announcements = next;
  for (const watcher of watchers) watcher();
}

/** Says something that happened. */
export function announce(text: string, action?: Announcement['action']): void {
  show([...announcements.slice(-2), { id: nextId++, text, tone: 'plain', action }]);
}

/** Says that something did not work, and what to do. */
export function announceProblem(text: string): void {
  const others = announcements.filter((known) => known.text !== text);
  show([...others.slice(-2), { id: nextId++, text, tone: 'problem' }]);
}

export function dismissAnnouncement(id: number): void {
  show(announcements.filter((known) => known.id !== id));
}

export function useAnnouncements(): readonly Announcement[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => announcements,
  );
}
