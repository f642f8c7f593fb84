import type { Problem } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';

interface DuplicatesNoticeProps {
  path: string;
  duplicates: NonNullable<Problem['duplicates']>;
  busy: boolean;
  onBack(): void;
  onSaveAnyway(): void;
}

/** Records that may be the same as the one about to be made; those the user may not see are named in part only. */
export function DuplicatesNotice({ path, duplicates, busy, onBack, onSaveAnyway }: DuplicatesNoticeProps) {
  const t = useText();
  return (
    <Dialog title={t('form.duplicates', { count: duplicates.length })} onClose={onBack}>
      <p className="quiet">{t('form.duplicatesHint')}</p>
      <ul className="duplicates">
        {duplicates.map(({ id, label, reason }) => (
          <li key={`${id ?? ''}${label}${reason}`}>
            {id === undefined ? (
              <b>{label}</b>
            ) : (
              <Link to="/$path/$id" params={{ path, id: String(id) }} target="_blank">
                <b>{label}</b>
              </Link>
            )}
            <span className="quiet">{t('form.same', { reason })}</span>
          </li>
        ))}
      </ul>
      <footer className="dialog-actions">
        <button type="button" className="btn" onClick={onSaveAnyway} disabled={busy}>
          {t('form.saveAnyway')}
        </button>
        <button type="button" className="btn btn-primary" onClick={onBack}>
          {t('form.backToForm')}
        </button>
      </footer>
    </Dialog>
  );
}
