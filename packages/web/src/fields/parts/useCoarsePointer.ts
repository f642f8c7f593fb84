import { useSyncExternalStore } from 'react';

const coarse = window.matchMedia('(pointer: coarse)');

/** Whether the user points with a finger: then the phone's own pickers and calls are the better ones. */
export function useCoarsePointer(): boolean {
  return useSyncExternalStore(
    (changed) => {
      coarse.addEventListener('change', changed);
      return () => coarse.removeEventListener('change', changed);
    },
    () => coarse.matches,
  );
}
