import { problemText, useAction } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { ConfirmDialog } from '../../screens/FormScreen/ConfirmDialog.tsx';
import { announce } from '../../ui/announce.ts';
import type { ActionDialogProps } from '../slots.ts';

/** Takes a conversion back while it is still the same day; afterwards the server says why not. */
export default function UndoConversionDialog({ module, record, onClose }: ActionDialogProps) {
  const t = useText();
  const undo = useAction(module.path, 'undoConversion', { quiet: true });
  const name = titleOf(module, record);
  return (
    <ConfirmDialog
      title={t('extensions.undoTitle', { name })}
      action={t('extensions.undo')}
      danger
      busy={undo.isPending}
      onClose={onClose}
      onConfirm={() =>
        undo.mutate(
          { id: record.id },
          {
            onSuccess: () => {
              announce(t('extensions.undone', { name }));
              onClose();
            },
          },
        )
      }
    >
      <p className="quiet">{t('extensions.undoHint')}</p>
      {undo.error && (
        <p className="field-error" role="alert">
          {problemText(t, undo.error)}
        </p>
      )}
    </ConfirmDialog>
  );
}
