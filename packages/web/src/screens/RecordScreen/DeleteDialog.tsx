import { useNavigate } from '@tanstack/react-router';
import { problemText, useRemove, useRestore } from '../../api/index.ts';
import type { ActionDialogProps } from '../../extensions/slots.ts';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { announce } from '../../ui/announce.ts';
import { ConfirmDialog } from '../FormScreen/ConfirmDialog.tsx';

/** Says what will happen, and offers the way back once it has. */
export function DeleteDialog({ module, record, onClose }: ActionDialogProps) {
  const t = useText();
  const navigate = useNavigate();
  const remove = useRemove(module.path, { quiet: true });
  const restore = useRestore(module.path);
  const name = titleOf(module, record);
  const confirm = () =>
    remove.mutate(record.id, {
      onSuccess: () => {
        announce(t('record.deleted', { name }), {
          label: t('record.undo'),
          run: () => restore.mutate(record.id),
        });
        void navigate({ to: '/$path', params: { path: module.path } });
      },
    });
  return (
    <ConfirmDialog
      title={t('record.deleteTitle', { name })}
      action={t('record.delete')}
      danger
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="quiet">{t('record.deleteHint')}</p>
      {remove.error && (
        <p className="field-error" role="alert">
          {problemText(t, remove.error)}
        </p>
      )}
    </ConfirmDialog>
  );
}
