import { type RefObject, useEffect, useRef } from 'react';
import { type Draft, dropDraft, keepDraft } from './drafts.ts';

/** Milliseconds without a key after which a draft is kept: writing two hundred lines takes longer than a key may. */
const pause = 300;

/**
 * Keeps what is typed: when typing rests, when the page is left and when the form goes from the screen.
 * @param draft null: there is nothing to keep
 * @param leaving whether it was saved or given up, and is kept no more
 */
export function useKeptDraft(key: string, draft: () => Draft | null, leaving: RefObject<boolean>): void {
  const waiting = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (leaving.current) return;
    const now = draft();
    waiting.current = () => {
      waiting.current = null;
      if (!leaving.current && now) keepDraft(key, now);
    };
    if (!now) {
      waiting.current = null;
      dropDraft(key);
    }
    const timer = setTimeout(() => waiting.current?.(), pause);
    return () => clearTimeout(timer);
  }, [key, draft, leaving]);
  useEffect(() => {
    const keep = () => waiting.current?.();
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      keep();
    };
  }, []);
}
