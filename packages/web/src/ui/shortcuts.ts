import { useEffect, useRef } from 'react';

export const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** How the key that goes with letters is called on this machine. */
export const commandKey = isApple ? '⌘' : 'Ctrl ';

/**
 * Does something when a key is pressed anywhere on the screen, but not while somebody types or a dialog is open.
 * `mod+k` (⌘ or Ctrl) works while typing too.
 */
export function useShortcut(key: string, act: (event: KeyboardEvent) => void, enabled = true): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!enabled) return;
    const withCommand = key.startsWith('mod+');
    const wanted = withCommand ? key.slice(4) : key;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.key.toLowerCase() !== wanted.toLowerCase()) return;
      if ((event.metaKey || event.ctrlKey) !== withCommand || event.altKey || event.isComposing) return;
      if (!withCommand && (isTyping(event.target) || document.querySelector('[aria-modal="true"]'))) return;
      event.preventDefault();
      latest.current(event);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [key, enabled]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type="checkbox"]), textarea, select, [role="menu"]') !== null)
  );
}
