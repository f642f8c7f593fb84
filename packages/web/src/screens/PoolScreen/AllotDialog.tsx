import type { Reference } from '@gejie/core';
import { useState } from 'react';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { useText } from '../../i18n/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';

const ReferenceSelect = lazyPart(() => import('../../fields/parts/ReferenceSelect.tsx'));

interface AllotDialogProps {
  problem: string | null;
  busy: boolean;
  onAllot(user: Reference): void;
  onClose(): void;
}

/** Asks to whom records of a pool go. */
export function AllotDialog({ problem, busy, onAllot, onClose }: AllotDialogProps) {
  const t = useText();
  const [user, setUser] = useState<Reference[]>([]);
  const [chosen] = user;
  return (
    <Dialog title={t('pools.assignTo')} onClose={onClose} width={420}>
      <ReferenceSelect
        target="users"
        value={user}
        where={{ status: 'active' }}
        label={t('pools.assignTo')}
        autoFocus
        onChange={setUser}
      />
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <DialogActions
        action={t('pools.assign')}
        disabled={!chosen || busy}
        onAct={() => chosen && onAllot(chosen)}
        onCancel={onClose}
      />
    </Dialog>
  );
}
