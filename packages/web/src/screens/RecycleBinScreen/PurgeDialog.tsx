import { useText } from '../../i18n/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';

interface PurgeDialogProps {
  name: string;
  busy: boolean;
  onClose(): void;
  onPurge(): void;
}

/** The last question before a record is gone for good. */
export function PurgeDialog({ name, busy, onClose, onPurge }: PurgeDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('bin.purgeTitle', { name })} onClose={onClose}>
      <p>{t('bin.purgeExplain')}</p>
      <footer className="dialog-actions">
        <button type="button" className="btn" onClick={onClose}>
          {t('bin.cancel')}
        </button>
        <button type="button" className="btn btn-danger" disabled={busy} onClick={onPurge}>
          {t('bin.purgeDo')}
        </button>
      </footer>
    </Dialog>
  );
}
