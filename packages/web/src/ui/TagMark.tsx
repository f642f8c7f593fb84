import type { TagAnswer } from '@gejie/core';
import { useText } from '../i18n/index.ts';
import { Icon } from '../theme/index.ts';
import { tagTone } from './tagTone.ts';

/** A tag in its colour; with a lock when nobody else sees it. */
export function TagMark({ tag }: { tag: TagAnswer }) {
  return (
    <span className={tagTone(tag)}>
      <PrivateMark tag={tag} />
      {tag.name}
    </span>
  );
}

/** Says of a tag that it is the reader's own. */
export function PrivateMark({ tag }: { tag: Pick<TagAnswer, 'private'> }) {
  const t = useText();
  if (!tag.private) return null;
  return (
    <span className="tag-private" role="img" aria-label={t('tags.private')} title={t('tags.private')}>
      <Icon name="lock" size={10} />
    </span>
  );
}
