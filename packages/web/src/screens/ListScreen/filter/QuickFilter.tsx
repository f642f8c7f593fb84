import { useEffect, useRef, useState } from 'react';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { useShortcut } from '../../../ui/shortcuts.ts';
import './quickFilter.css';

/** Milliseconds without a key before what is typed is searched for. */
const typingPause = 250;

/** Finds any fragment in the list; `/` jumps here. */
export function QuickFilter({ value, onChange }: { value: string; onChange(value: string): void }) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), typingPause);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  useShortcut('/', () => input.current?.select());
  return (
    <span className="quick-filter">
      <Icon name="search" size={13} />
      <input
        ref={input}
        type="search"
        value={text}
        aria-label={t('list.quickFilter')}
        placeholder={t('list.quickFilter')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') onChange(text);
          if (event.key !== 'Escape') return;
          setText('');
          onChange('');
          input.current?.blur();
        }}
      />
    </span>
  );
}
