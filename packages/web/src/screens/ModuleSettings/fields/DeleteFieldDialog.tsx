import type { CustomizedField } from '@gejie/core';
import { useDeleteField, useFieldUses, useRestoreField } from '../../../api/index.ts';
import { useFormat, useLabel, useText } from '../../../i18n/index.ts';
import { announce } from '../../../ui/announce.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogActions } from '../../../ui/DialogActions.tsx';
import { ProblemNotice } from '../../../ui/states.tsx';
import { UseList } from './UseList.tsx';

interface DeleteFieldDialogProps {
  path: string;
  field: CustomizedField;
  onClose(): void;
}

/** Says what a field holds and where it is used before it goes; afterwards it can be had back at once. */
export function DeleteFieldDialog({ path, field, onClose }: DeleteFieldDialogProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const name = label(field.label);
  const uses = useFieldUses(path, field.name);
  const known = uses.data;
  const { mutate: remove, isPending } = useDeleteField(path);
  const { mutate: restore } = useRestoreField(path);
  const count = known ? `${format.number(known.records.value)}${known.records.exact ? '' : '+'}` : '';
  return (
    <Dialog title={t('workshop.deleteTitle', { name })} onClose={onClose}>
      {known && (
        <p>{known.records.value > 0 ? t('workshop.deleteFilled', { count }) : t('workshop.deleteEmpty')}</p>
      )}
      {known && (
        <p className="quiet">
          {t(known.uses.length > 0 ? 'workshop.deleteUses' : 'workshop.deleteUsesNone')}
        </p>
      )}
      {known && known.uses.length > 0 && <UseList uses={known.uses} />}
      {uses.isError && <ProblemNotice error={uses.error} onRetry={() => void uses.refetch()} />}
      <DialogActions
        action={t('workshop.deleteIt')}
        danger
        disabled={isPending || !known}
        onAct={() =>
          remove(field.name, {
            onSuccess() {
              onClose();
              announce(t('workshop.deleted', { name }), {
                label: t('workshop.undo'),
                run: () => restore(field.name),
              });
            },
          })
        }
        onCancel={onClose}
      />
    </Dialog>
  );
}
