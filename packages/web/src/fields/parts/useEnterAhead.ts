import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

/**
 * Enter pressed before what was typed has been looked for: it waits for the answer, instead of taking the first of what
 * was found for something else.
 * @param behind what is shown is of something typed before
 * @param take takes the first of what was found in the end, if there is any
 * @returns `onKeyDown` says whether it has seen to the key
 */
export function useEnterAhead(behind: boolean, take: () => void) {
  const [pressed, setPressed] = useState(false);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (!pressed || behind) return;
    setPressed(false);
    latest.current();
  }, [pressed, behind]);
  return {
    onKeyDown(event: KeyboardEvent): boolean {
      if (event.nativeEvent.isComposing) return false;
      const waits = behind && event.key === 'Enter';
      setPressed(waits);
      if (!waits) return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
