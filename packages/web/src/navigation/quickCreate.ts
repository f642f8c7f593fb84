import type { AnsweredRecord } from '@gejie/core';
import { useSyncExternalStore } from 'react';

/** Somebody somewhere wants a record made now. */
export interface QuickCreateRequest {
  id: number;
  /** Path of the module. */
  path: string;
  /** Values the form starts with, as the API answers them (references as `{ id, label }`). */
  preset: Record<string, unknown>;
  /** Given the record that was made, or null when the user thought better of it. */
  answer(made: AnsweredRecord | null): void;
}

let nextId = 1;
let requests: readonly QuickCreateRequest[] = [];
const watchers = new Set<() => void>();

function replace(next: readonly QuickCreateRequest[]): void {
  requests = next;
  for (const watcher of watchers) watcher();
}

/**
 * Opens the quick-create dialog over whatever is on the screen; dialogs pile up when one is opened from another.
 * `QuickCreateHost` must stand somewhere in the frame.
 * @returns the record that was made, null when none was
 */
export function openQuickCreate(
  path: string,
  preset: Record<string, unknown> = {},
): Promise<AnsweredRecord | null> {
  return new Promise((resolve) => {
    const id = nextId++;
    const answer = (made: AnsweredRecord | null) => {
      replace(requests.filter((request) => request.id !== id));
      resolve(made);
    };
    replace([...requests, { id, path, preset, answer }]);
  });
}

/** The dialogs that are open, the lowest first. */
export function useQuickCreateRequests(): readonly QuickCreateRequest[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => requests,
  );
}
