import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useText } from '../../i18n/index.ts';
import { Avatar, Icon } from '../../theme/index.ts';
import { Popover } from '../../ui/Popover.tsx';
import { useFollowing } from './useFollowing.ts';
import './followers.css';

/** Who hears of what happens to the record, and the wish to hear of it, too. PLT-15 */
export function Followers({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const { followers, follows, toggle } = useFollowing(module.path, record.id);
  if (!followers) return null;
  return (
    <Popover
      label={t('record.followers', { count: followers.length })}
      panelLabel={t('record.follow')}
      className={follows ? 'record-followers record-followed' : 'record-followers'}
      panel={() => (
        <div className="followers">
          <p className="quiet">{t('record.followAbout')}</p>
          <ul>
            {followers.map(({ id, label }) => (
              <li key={id} className="person">
                <Avatar name={label ?? '?'} small />
                {label ?? t('fields.hidden')}
                {id === record.owner?.id && <span className="quiet">{t('record.followsAsOwner')}</span>}
              </li>
            ))}
          </ul>
          <button type="button" className={follows ? 'btn' : 'btn btn-primary'} onClick={toggle}>
            {t(follows ? 'record.unfollow' : 'record.follow')}
          </button>
        </div>
      )}
    >
      <Icon name="bell" size={12} />
      {followers.length > 0 && <span className="figure">{followers.length}</span>}
    </Popover>
  );
}
