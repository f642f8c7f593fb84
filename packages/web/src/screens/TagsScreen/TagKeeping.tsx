import { type TagAnswer, type Tone, tones } from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { problemText, useAllTags, useChangeTag } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { announce, announceProblem } from '../../ui/announce.ts';
import { ConfirmDialog } from '../FormScreen/ConfirmDialog.tsx';

/** Gives a tag another name or colour, joins it with another, or takes it away: for those who keep the settings. */
export function TagKeeping({ tag }: { tag: TagAnswer }) {
  const t = useText();
  const navigate = useNavigate();
  const { data: tags = [] } = useAllTags();
  const change = useChangeTag();
  const [name, setName] = useState(tag.name);
  const [asking, setAsking] = useState<'merge' | 'delete'>();
  const typed = name.trim();
  const other = tags.find((one) => one.name === typed && one.id !== tag.id);
  const put = (wish: { name?: string; color?: Tone | null } | null) => {
    setAsking(undefined);
    change.mutate(
      { id: tag.id, change: wish },
      {
        onSuccess: (saved) => {
          announce(t(wish ? 'tags.saved' : 'tags.deleted', { name: saved?.name ?? tag.name }));
          if (saved?.id !== tag.id)
            void navigate({ to: '/tags', search: saved ? { tag: saved.id } : {}, replace: true });
        },
        onError: (error) => announceProblem(problemText(t, error)),
      },
    );
  };
  return (
    <form
      className="tag-keeping"
      onSubmit={(event) => {
        event.preventDefault();
        if (other) setAsking('merge');
        else put({ name: typed });
      }}
    >
      <input
        className="text-input"
        aria-label={t('tags.name')}
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset>
        <legend className="for-screen-readers">{t('tags.color')}</legend>
        {tones.map((tone) => (
          <label key={tone} className={`tag tone-${tone}`} title={t(`tags.tone.${tone}`)}>
            <input
              type="radio"
              name="tone"
              aria-label={t(`tags.tone.${tone}`)}
              checked={(tag.color ?? 'amber') === tone}
              onChange={() => put({ color: tone })}
            />
          </label>
        ))}
      </fieldset>
      {typed !== '' && typed !== tag.name && (
        <button type="submit" className="btn btn-primary" disabled={change.isPending}>
          {t(other ? 'tags.merge' : 'tags.rename')}
        </button>
      )}
      <button type="button" className="btn" onClick={() => setAsking('delete')}>
        {t('tags.delete')}
      </button>
      {asking === 'merge' && (
        <ConfirmDialog
          title={t('tags.mergeTitle', { name: tag.name, other: typed })}
          action={t('tags.merge')}
          danger
          onConfirm={() => put({ name: typed })}
          onClose={() => setAsking(undefined)}
        >
          <p>{t('tags.mergeHint')}</p>
        </ConfirmDialog>
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          title={t('tags.deleteTitle', { name: tag.name })}
          action={t('tags.delete')}
          danger
          onConfirm={() => put(null)}
          onClose={() => setAsking(undefined)}
        >
          <p>{t('tags.deleteHint')}</p>
        </ConfirmDialog>
      )}
    </form>
  );
}
