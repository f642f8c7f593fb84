import { useRef } from 'react';
import { useCount } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { LeaveGuard } from '../../screens/FormScreen/LeaveGuard.tsx';

interface SaveBarProps {
  role: number;
  changed: boolean;
  busy: boolean;
  onSave(): void;
  onGiveUp(): void;
}

/** Saves or drops what was changed, and says whom it concerns. */
export function SaveBar({ role, changed, busy, onSave, onGiveUp }: SaveBarProps) {
  const t = useText();
  const leaving = useRef(false);
  const { data: people } = useCount('users', { roles: { contains: role }, status: 'active' });
  return (
    <footer className="role-save">
      <span className="quiet">{people && t('rights.people', { count: people.value })}</span>
      <button type="button" className="btn" onClick={onGiveUp}>
        {t('form.cancel')}
      </button>
      <button type="button" className="btn btn-primary" onClick={onSave} disabled={busy || !changed}>
        {t(busy ? 'form.saving' : 'form.save')}
      </button>
      <LeaveGuard dirty={changed && !busy} onDiscard={onGiveUp} leaving={leaving} />
    </footer>
  );
}
