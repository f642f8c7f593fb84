import { useNavigate } from '@tanstack/react-router';
import { composerId } from './Composer.tsx';

/** Milliseconds within which the story with its composer has come. */
const patience = 5000;

/** Puts the cursor where the next word about this record is written, and shows the story for it. */
export function useWriting(): () => void {
  const navigate = useNavigate();
  return () => {
    if (focused()) return;
    void navigate({ to: '.', search: { tab: 'story' }, replace: true, resetScroll: false });
    const watch = new MutationObserver(() => focused() && watch.disconnect());
    watch.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), patience);
  };
}

/** Whether it is there, and has the cursor now. */
function focused(): boolean {
  const input = document.getElementById(composerId);
  input?.scrollIntoView({ block: 'center' });
  input?.focus();
  return input !== null;
}
