import { useText } from '../../i18n/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';

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
      <DialogActions action={t('bin.purgeDo')} danger disabled={busy} onAct={onPurge} onCancel={onClose} />
    </Dialog>
  );
}
