import { useState } from 'react';

/** Something that is edited step by step. */
export interface Undo<T> {
  now: T;
  set(next: T): void;
  undo: (() => void) | null;
  redo: (() => void) | null;
  /** Begins anew, without a past. */
  restart(value: T): void;
}

interface Steps<T> {
  past: T[];
  now: T;
  future: T[];
}

const mostSteps = 100;

export function useUndo<T>(start: T): Undo<T> {
  const [{ past, now, future }, setSteps] = useState<Steps<T>>({ past: [], now: start, future: [] });
  const last = past.at(-1);
  const next = future[0];
  return {
    now,
    set: (value) =>
      setSteps((steps) => ({ past: [...steps.past, steps.now].slice(-mostSteps), now: value, future: [] })),
    undo:
      last === undefined
        ? null
        : () => setSteps({ past: past.slice(0, -1), now: last, future: [now, ...future] }),
    redo:
      next === undefined
        ? null
        : () => setSteps({ past: [...past, now], now: next, future: future.slice(1) }),
    restart: (value) => setSteps({ past: [], now: value, future: [] }),
  };
}
