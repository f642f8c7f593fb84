import { useNavigate } from '@tanstack/react-router';
import { problemText, useRemove, useRestore } from '../../api/index.ts';
import { announce } from '../../app/announce.ts';
import type { ActionDialogProps } from '../../extensions/slots.ts';
import { useText } from '../../i18n/index.ts';
import { ConfirmDialog } from '../FormScreen/ConfirmDialog.tsx';
import { titleOf } from '../ListScreen/titleOf.ts';

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
