import { useState } from 'react';
import { useSignedIn } from '../api/index.ts';
import { keptAt, keptIn, letGo } from './kept.ts';

/**
 * What is typed and not sent yet: a slip of the hand, another page or a reload cost none of it. Each person has their own,
 * for the next may sign in in the same tab.
 * @param place what it is about; the component is made anew (`key`) for another one
 * @returns `letGo` takes what was sent away, also after the component has gone, and leaves what was typed since
 */
export function useKept<T>(place: string, start: T) {
  const { user } = useSignedIn();
  const key = keptAt(user.id, place);
  const [value, setValue] = useState<T>(() => keptIn<T>(key) ?? start);
  return {
    value,
    /** One change after the other, also within one press of a key. */
    keep(change: (before: T) => T) {
      const next = change(keptIn<T>(key) ?? start);
      sessionStorage.setItem(key, JSON.stringify(next));
      setValue(next);
    },
    letGo(sent: T) {
      if (letGo(key, sent)) setValue(start);
    },
  };
}
