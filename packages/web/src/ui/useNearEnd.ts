import { type RefObject, useEffect, useRef } from 'react';

/** Does something when the element at the end of a list comes near the screen. */
export function useNearEnd<E extends Element>(act: () => void, enabled: boolean): RefObject<E | null> {
  const end = useRef<E>(null);
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!enabled || !end.current) return;
    const watcher = new IntersectionObserver(
      (seen) => seen.some(({ isIntersecting }) => isIntersecting) && latest.current(),
      { rootMargin: '600px' },
    );
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [enabled]);
  return end;
}
