import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAddTag, useRemoveTag, useTags } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { tagTone } from '../../ui/tagTone.ts';

/** Tags of a record, to add and take off where they stand. */
export function TagList({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const { data: tags = [] } = useTags(module.path, record.id);
  const add = useAddTag(module.path, record.id);
  const remove = useRemoveTag(module.path, record.id);
  const [typed, setTyped] = useState<string | null>(null);
  const finish = () => {
    const name = typed?.trim();
    if (name && !tags.some((tag) => tag.name === name)) add.mutate(name);
    setTyped(null);
  };
  return (
    <>
      {tags.map((tag) => (
        <span key={tag.id} className={`${tagTone(tag)} tag-removable`}>
          <Link to="/tags" search={{ tag: tag.id }}>
            {tag.name}
          </Link>
          <button
            type="button"
            className="tag-remove"
            aria-label={t('record.removeTag', { name: tag.name })}
            onClick={() => remove.mutate(tag.id)}
          >
            <Icon name="close" size={10} />
          </button>
        </span>
      ))}
      {typed === null ? (
        <button
          type="button"
          className="tag tag-add"
          onClick={() => setTyped('')}
          aria-label={t('record.addTag')}
        >
          <Icon name="plus" size={11} />
          {tags.length === 0 && t('record.tag')}
        </button>
      ) : (
        <input
          className="tag-input"
          aria-label={t('record.addTag')}
          maxLength={40}
          value={typed}
          // biome-ignore lint/a11y/noAutofocus: the user has just asked to type a tag
          autoFocus
          onChange={(event) => setTyped(event.target.value)}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') finish();
            if (event.key === 'Escape') setTyped(null);
          }}
        />
      )}
    </>
  );
}
