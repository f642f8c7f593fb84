import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { problemText, useAddTag, useRemoveTag, useTags } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { announceProblem } from '../../ui/announce.ts';
import { PrivateMark } from '../../ui/TagMark.tsx';
import { tagTone } from '../../ui/tagTone.ts';
import { TagEntry } from './TagEntry.tsx';

/** Tags of a record, to add and take off where they stand; somebody's own also where the record is only read. */
export function TagList({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const { data: tags = [] } = useTags(module.path, record.id);
  const add = useAddTag(module.path, record.id);
  const remove = useRemoveTag(module.path, record.id);
  const [typing, setTyping] = useState(false);
  const mayShare = record.rights?.edit === true;
  const refused = { onError: (error: Error) => announceProblem(problemText(t, error)) };
  return (
    <>
      {tags.map((tag) => (
        <span key={tag.id} className={`${tagTone(tag)} tag-removable`}>
          <PrivateMark tag={tag} />
          <Link to="/tags" search={{ tag: tag.id }}>
            {tag.name}
          </Link>
          {(mayShare || tag.private) && (
            <button
              type="button"
              className="tag-remove"
              aria-label={t('record.removeTag', { name: tag.name })}
              onClick={() => remove.mutate(tag.id, refused)}
            >
              <Icon name="close" size={10} />
            </button>
          )}
        </span>
      ))}
      {typing ? (
        <TagEntry
          mayShare={mayShare}
          onEnter={(wish) => {
            const isThere = tags.some(({ name, private: own }) => name === wish.name && own === wish.private);
            if (!isThere) add.mutate(wish, refused);
          }}
          onLeave={() => setTyping(false)}
        />
      ) : (
        <button
          type="button"
          className="tag tag-add"
          onClick={() => setTyping(true)}
          aria-label={t('record.addTag')}
        >
          <Icon name="plus" size={11} />
          {tags.length === 0 && t('record.tag')}
        </button>
      )}
    </>
  );
}
