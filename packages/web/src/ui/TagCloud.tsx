import type { CountedTag } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useFormat, useText } from '../i18n/index.ts';
import './tagCloud.css';
import { PrivateMark } from './TagMark.tsx';
import { tagTone } from './tagTone.ts';

const sizes = 4;

interface TagCloudProps {
  tags: readonly CountedTag[];
  /** Id of the one that is open. */
  open?: number;
}

/** Tags, larger the more they stand on; each leads to its records. */
export function TagCloud({ tags, open }: TagCloudProps) {
  const t = useText();
  const format = useFormat();
  const most = Math.max(1, ...tags.map(({ count }) => count));
  return (
    <ul className="tag-cloud">
      {tags.map((tag) => (
        <li key={tag.id}>
          <Link
            to="/tags"
            search={{ tag: tag.id }}
            className={`${tagTone(tag)} tag-size-${Math.ceil((Math.log1p(tag.count) / Math.log1p(most)) * sizes)}`}
            aria-current={tag.id === open ? 'true' : undefined}
            aria-label={t(tag.exact ? 'tags.many' : 'tags.manyMore', { name: tag.name, count: tag.count })}
          >
            <PrivateMark tag={tag} />
            {tag.name} <small>{`${format.number(tag.count)}${tag.exact ? '' : '+'}`}</small>
          </Link>
        </li>
      ))}
    </ul>
  );
}
