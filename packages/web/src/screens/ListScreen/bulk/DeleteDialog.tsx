import { useText } from '../../../i18n/index.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { BulkDialogProps } from './bulkDialog.ts';

/** Says what will happen to how many before it does. */
export function DeleteDialog({ many, busy, onClose, onRun }: BulkDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('bulk.deleteTitle', { many })} onClose={onClose}>
      <p>{t('bulk.deleteExplain', { many })}</p>
      <footer className="dialog-actions">
        <button type="button" className="btn" onClick={onClose}>
          {t('bulk.cancel')}
        </button>
        <button
          type="button"
          className="btn btn-danger"
          disabled={busy}
          onClick={() => onRun({ action: 'delete' })}
        >
          {t('bulk.deleteDo', { many })}
        </button>
      </footer>
    </Dialog>
  );
}
