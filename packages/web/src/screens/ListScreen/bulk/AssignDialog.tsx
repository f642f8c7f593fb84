import { useState } from 'react';
import { useModules } from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogActions } from '../../../ui/DialogActions.tsx';
import { HandOverFields, type HandOverWish, nothingWished } from '../../HandOver/HandOverFields.tsx';
import type { BulkDialogProps } from './bulkDialog.ts';

/** Gives many records to one person, evenly to several, or to a department, with what goes along. */
export function AssignDialog({ module, many, busy, onClose, onRun }: BulkDialogProps) {
  const t = useText();
  const [wish, setWish] = useState<HandOverWish>(nothingWished);
  const { data: modules = [] } = useModules();
  const along = module.related.filter(({ module: path }) =>
    modules.some(
      (one) =>
        one.path === path &&
        one.rights.assign &&
        one.fields.some((field) => field.kernel && field.name === 'owner'),
    ),
  );
  const ids = wish.to.map(({ id }) => id);
  const to =
    wish.kind === 'departments'
      ? { department: ids[0] }
      : ids.length === 1
        ? { owner: ids[0] }
        : { owners: ids };
  return (
    <Dialog title={t('bulk.assignTitle', { many })} onClose={onClose} width={460}>
      <form
        className="bulk-form"
        onSubmit={(event) => {
          event.preventDefault();
          const { along: lists, whose, closed, note } = wish;
          const values = {
            ...to,
            along: lists,
            whose,
            closed,
            ...(note.trim() ? { note: note.trim() } : {}),
          };
          onRun({ action: 'assign', values });
        }}
      >
        <HandOverFields wish={wish} onChange={setWish} along={along} several />
        <DialogActions
          action={t('bulk.assignDo', { many })}
          disabled={busy || ids.length === 0}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}
