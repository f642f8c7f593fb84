import { useSyncExternalStore } from 'react';

/** Wide enough for three columns beside the menu. */
const wide = window.matchMedia('(min-width: 1180px)');

export function useWideScreen(): boolean {
  return useSyncExternalStore(
    (changed) => {
      wide.addEventListener('change', changed);
      return () => wide.removeEventListener('change', changed);
    },
    () => wide.matches,
  );
}
