import { useEffect } from 'react';
import { fetchForms, fetchLikelyScreens } from '../pages.tsx';

/**
 * Fetches code before it is asked for, whenever the browser has nothing better to do: the screens that are likely next
 * once the first one stands, and forms as soon as somebody begins to work, because whoever only looks needs none.
 */
export function useFetchedAhead(alsoNext: () => Promise<unknown>): void {
  useEffect(() => {
    if (!('requestIdleCallback' in window)) return;
    const idle = requestIdleCallback(() => {
      void alsoNext();
      fetchLikelyScreens();
    });
    const begun = () => {
      stopListening();
      requestIdleCallback(fetchForms);
    };
    const signs = ['pointerdown', 'keydown'] as const;
    const stopListening = () => {
      for (const sign of signs) removeEventListener(sign, begun, { capture: true });
    };
    for (const sign of signs) addEventListener(sign, begun, { capture: true });
    return () => {
      cancelIdleCallback(idle);
      stopListening();
    };
  }, [alsoNext]);
}
