import type { TransferAnswer } from '@gejie/core';
import { useId, useState } from 'react';
import { useAnswerTransfer } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';

/** Gives a transfer back to whom it came from, and says why. */
export function ReturnDialog({ transfer, onClose }: { transfer: TransferAnswer; onClose(): void }) {
  const t = useText();
  const id = useId();
  const [reason, setReason] = useState('');
  const { mutate: answer, isPending } = useAnswerTransfer();
  return (
    <Dialog title={t('transfers.return')} onClose={onClose} width={420}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          answer(
            { id: transfer.id, answer: 'return', reason: reason.trim() || undefined },
            {
              onSuccess: () => {
                announce(t('transfers.returnedNow'));
                onClose();
              },
            },
          );
        }}
      >
        <label className="field-label" htmlFor={id}>
          {t('transfers.reason')}
        </label>
        <textarea
          id={id}
          className="text-input transfer-reason"
          rows={3}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <p className="quiet">{t('transfers.returnHint')}</p>
        <DialogActions action={t('transfers.return')} disabled={isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
