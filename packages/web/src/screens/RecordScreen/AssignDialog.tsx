import { useState } from 'react';
import { problemText, useAlong, useTransfer } from '../../api/index.ts';
import type { ActionDialogProps } from '../../extensions/slots.ts';
import { useText } from '../../i18n/index.ts';
import { announce, announceProblem } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { HandOverFields, type HandOverWish, nothingWished } from '../HandOver/HandOverFields.tsx';

/** Gives the record to another person or department, with what goes along. */
export default function AssignDialog({ module, record, onClose }: ActionDialogProps) {
  const t = useText();
  const [wish, setWish] = useState<HandOverWish>(nothingWished);
  const { data: along = [] } = useAlong(module.path, [record.id]);
  const { mutate: transfer, isPending, error } = useTransfer(module.path);
  const [to] = wish.to;
  const give = () => {
    if (!to) return;
    transfer(
      {
        id: record.id,
        wish: {
          to: wish.kind === 'users' ? { user: to.id } : { department: to.id },
          along: wish.along,
          whose: wish.whose,
          closed: wish.closed,
          ...(wish.note.trim() ? { note: wish.note.trim() } : {}),
        },
      },
      {
        onSuccess: ({ moved, refused }) => {
          const count = Object.values(moved).reduce((sum, one) => sum + one, 0);
          announce(t('handOver.done', { name: to.label ?? '', count }));
          if (refused.length > 0)
            announceProblem(t('handOver.refused', { names: refused.map(({ label }) => label).join(' · ') }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t('handOver.title')} onClose={onClose} width={460}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          give();
        }}
      >
        <HandOverFields wish={wish} onChange={setWish} along={along} />
        {error && (
          <p className="field-error" role="alert">
            {problemText(t, error)}
          </p>
        )}
        <DialogActions action={t('handOver.give')} disabled={!to || isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
