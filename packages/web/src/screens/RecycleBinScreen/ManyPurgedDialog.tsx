import { useText } from '../../i18n/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';

interface ManyPurgedDialogProps {
  /** How many of what. */
  many: string;
  onClose(): void;
  onPurge(): void;
}

/** The last question before many records are gone for good: it says how many. */
export function ManyPurgedDialog({ many, onClose, onPurge }: ManyPurgedDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('bin.purgeManyTitle', { many })} onClose={onClose}>
      <p>{t('bin.purgeManyExplain')}</p>
      <DialogActions action={t('bin.purgeDo')} danger onAct={onPurge} onCancel={onClose} />
    </Dialog>
  );
}
