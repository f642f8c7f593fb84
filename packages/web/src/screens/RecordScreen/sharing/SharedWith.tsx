import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { lazy, Suspense, useState } from 'react';
import { useShares } from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Avatar, Icon } from '../../../theme/index.ts';
import { canBeShared } from './canBeShared.ts';
import { nameOf } from './ShareList.tsx';
import './sharing.css';

const ShareDialog = lazy(() => import('./ShareDialog.tsx'));

/** Most faces beside the owner's. */
const most = 4;

/** The faces of those a record is shared with, beside its owner; pressing them shows the shares. */
export function SharedWith({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const { data: shares = [] } = useShares(module.path, record.id, { enabled: canBeShared(module, record) });
  // Ending the last share from its dialog must not take the dialog away.
  if (shares.length === 0 && !open) return null;
  return (
    <>
      <button
        type="button"
        className="shared-with"
        aria-label={t('sharing.withCount', { count: shares.length })}
        title={shares.map((share) => [nameOf(share), share.role].filter(Boolean).join(' · ')).join('\n')}
        onClick={() => setOpen(true)}
      >
        {shares.slice(0, most).map((share) =>
          share.user ? (
            <Avatar key={share.id} name={nameOf(share) ?? '?'} small />
          ) : (
            <span key={share.id} className="avatar avatar-small">
              <Icon name="department" size={11} />
            </span>
          ),
        )}
        {shares.length > most && <small>+{shares.length - most}</small>}
      </button>
      {open && (
        <Suspense>
          <ShareDialog module={module} record={record} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
