import type { ShareAnswer } from '@gejie/core';
import { useEndShare, useShare, useSignedIn } from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Avatar, Icon } from '../../../theme/index.ts';
import { announce } from '../../../ui/announce.ts';
import { useUntil } from './useUntil.ts';

interface ShareListProps {
  path: string;
  id: number;
  shares: ShareAnswer[];
  mayShare: boolean;
}

/** With whom the record is shared now, for how long and by whom, each to be changed or ended. */
export function ShareList({ path, id, shares, mayShare }: ShareListProps) {
  return (
    <ul className="share-list">
      {shares.map((share) => (
        <ShareRow key={share.id} path={path} id={id} share={share} mayShare={mayShare} />
      ))}
    </ul>
  );
}

interface ShareRowProps extends Omit<ShareListProps, 'shares'> {
  share: ShareAnswer;
}

function ShareRow({ path, id, share, mayShare }: ShareRowProps) {
  const t = useText();
  const untilText = useUntil();
  const change = useShare(path, id);
  const end = useEndShare(path, id);
  const reader = useSignedIn().user;
  const { user, department, level, role, until, createdBy } = share;
  const name = nameOf(share) ?? t('fields.hidden');
  const levels = { read: t('sharing.read'), write: t('sharing.write') };
  const giver = createdBy?.label ? t('sharing.by', { name: createdBy.label }) : '';
  return (
    <li>
      {user ? (
        <Avatar name={name} />
      ) : (
        <span className="share-place">
          <Icon name="department" />
        </span>
      )}
      <span className="share-who">
        <span>
          {name} {role && <span className="tag">{role}</span>}
        </span>
        <small className="quiet">{[untilText(until), giver].filter(Boolean).join(' · ')}</small>
      </span>
      {mayShare ? (
        <select
          className="operand-input"
          aria-label={`${name} · ${t('sharing.level')}`}
          value={level}
          disabled={change.isPending}
          onChange={(event) =>
            change.mutate({
              ...(user ? { user: user.id } : { department: department?.id }),
              level: event.target.value === 'write' ? 'write' : 'read',
              role,
              until,
            })
          }
        >
          <option value="read">{levels.read}</option>
          <option value="write">{levels.write}</option>
        </select>
      ) : (
        <span className="quiet">{levels[level]}</span>
      )}
      {/* Whoever was given a share may let go of it. */}
      {(mayShare || user?.id === reader.id) && (
        <button
          type="button"
          className="btn btn-quiet"
          aria-label={t('sharing.endOf', { name })}
          disabled={end.isPending}
          onClick={() => end.mutate(share.id, { onSuccess: () => announce(t('sharing.ended', { name })) })}
        >
          {t('sharing.endNow')}
        </button>
      )}
    </li>
  );
}

/** Whom a share is with; undefined for somebody whose name the reader may not know. */
export function nameOf({ user, department }: ShareAnswer): string | undefined {
  return (user ?? department)?.label ?? undefined;
}
