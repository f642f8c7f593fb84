import { type ReactNode, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { moveBetweenItems } from '../../ui/Menu.tsx';

interface FieldSearchBoxProps {
  /** The fields that are found, as buttons. @param wanted in small letters; empty: all */
  children(wanted: string): ReactNode;
}

/** Finds a field by what it is called; the arrows lead from one to the next. */
export function FieldSearchBox({ children }: FieldSearchBoxProps) {
  const t = useText();
  const [text, setText] = useState('');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside
    <div className="field-search" onKeyDown={moveBetweenItems}>
      <input
        className="text-input"
        value={text}
        placeholder={t('list.findField')}
        aria-label={t('list.findField')}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="field-search-fields">{children(text.trim().toLowerCase())}</div>
    </div>
  );
}
