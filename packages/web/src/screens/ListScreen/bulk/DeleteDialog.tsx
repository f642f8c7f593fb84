import { useText } from '../../../i18n/index.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogActions } from '../../../ui/DialogActions.tsx';
import type { BulkDialogProps } from './bulkDialog.ts';

/** Says what will happen to how many before it does. */
export function DeleteDialog({ many, busy, onClose, onRun }: BulkDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('bulk.deleteTitle', { many })} onClose={onClose}>
      <p>{t('bulk.deleteExplain', { many })}</p>
      <DialogActions
        action={t('bulk.deleteDo', { many })}
        danger
        disabled={busy}
        onAct={() => onRun({ action: 'delete' })}
        onCancel={onClose}
      />
    </Dialog>
  );
}
