import { lazy, Suspense, useState } from 'react';
import { useShares } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { rightsOn } from '../../screens/RecordScreen/rightsOn.ts';
import { useUntil } from '../../screens/RecordScreen/sharing/useUntil.ts';
import { Avatar, Icon } from '../../theme/index.ts';
import type { RecordSlotProps } from '../slots.ts';

const ShareDialog = lazy(() => import('../../screens/RecordScreen/sharing/ShareDialog.tsx'));

/** Those who serve a customer together, by what each does. ACC-05 */
export default function AccountTeam({ module, record }: RecordSlotProps) {
  const t = useText();
  const untilText = useUntil();
  const [open, setOpen] = useState(false);
  const { data: shares } = useShares(module.path, record.id);
  const members = shares?.filter(({ user, role }) => user && role !== null) ?? [];
  const mayAdd = rightsOn(module, record).share && !record.deletedAt;
  if (members.length === 0 && !mayAdd) return null;
  return (
    <section className="related-card">
      <h3>
        {t('sharing.accountTeam')}
        {members.length > 0 && <span className="related-count">{members.length}</span>}
        {mayAdd && (
          <span className="related-tools">
            <button
              type="button"
              className="btn-icon related-add"
              aria-label={t('sharing.addMember')}
              title={t('sharing.addMember')}
              onClick={() => setOpen(true)}
            >
              <Icon name="plus" size={13} />
            </button>
          </span>
        )}
      </h3>
      {shares && members.length === 0 && <p className="quiet related-empty">{t('sharing.teamEmpty')}</p>}
      <ul>
        {members.map(({ id, user, role, level, until }) => (
          <li key={id} className="related-row">
            <Avatar name={user?.label ?? '?'} small />
            <span className="related-name">{user?.label ?? t('fields.hidden')}</span>
            <span className="tag">{role}</span>
            <span className="related-figure quiet">
              {until ? untilText(until) : t(level === 'write' ? 'sharing.write' : 'sharing.read')}
            </span>
          </li>
        ))}
      </ul>
      {open && (
        <Suspense>
          <ShareDialog team module={module} record={record} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </section>
  );
}
