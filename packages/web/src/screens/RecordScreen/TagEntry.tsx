import { useId, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { TagNames } from '../../ui/TagNames.tsx';

interface TagEntryProps {
  /** Whether the reader may put tags for everybody on the record. */
  mayShare: boolean;
  onEnter(wish: { name: string; private: boolean }): void;
  onLeave(): void;
}

/** A tag as it is typed, with a lock to keep it to oneself. */
export function TagEntry({ mayShare, onEnter, onLeave }: TagEntryProps) {
  const t = useText();
  const id = useId();
  const [name, setName] = useState('');
  const [own, setOwn] = useState(!mayShare);
  const finish = () => {
    if (name.trim() !== '') onEnter({ name: name.trim(), private: own });
    onLeave();
  };
  return (
    <span className="tag-entry">
      <input
        className="tag-input"
        aria-label={t('record.addTag')}
        list={id}
        maxLength={40}
        value={name}
        // biome-ignore lint/a11y/noAutofocus: the user has just asked to type a tag
        autoFocus
        onChange={(event) => setName(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') finish();
          if (event.key === 'Escape') onLeave();
        }}
      />
      <TagNames id={id} />
      <button
        type="button"
        className="tag tag-lock"
        aria-pressed={own}
        aria-label={t('tags.private')}
        title={t('tags.private')}
        disabled={!mayShare}
        // The input keeps the focus: leaving it is what finishes the tag.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setOwn(!own)}
      >
        <Icon name="lock" size={11} />
      </button>
    </span>
  );
}
