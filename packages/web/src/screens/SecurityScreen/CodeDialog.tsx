import { type SubmitEvent, useState } from 'react';
import { type CodeUse, problemText, useCode, useSecurityChanged } from '../../api/index.ts';
import { type TextKey, useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

const texts: Record<Exclude<CodeUse, 'confirm'>, { title: TextKey; explain: TextKey; act: TextKey }> = {
  remove: {
    title: 'security.turnOffTitle',
    explain: 'security.turnOffExplain',
    act: 'security.turnOff',
  },
  'recovery-codes': {
    title: 'security.renewCodes',
    explain: 'security.renewExplain',
    act: 'security.renewCodes',
  },
};

/** Asks for a code before something about the second factor is done. */
export function CodeDialog({ use, onClose }: { use: Exclude<CodeUse, 'confirm'>; onClose(): void }) {
  const t = useText();
  const { mutate: send, data, error, isPending } = useCode(use);
  const changed = useSecurityChanged();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(code.trim() === '');
    if (code.trim() === '') return;
    send(code.trim(), {
      onSuccess: async () => {
        await changed();
        if (use !== 'remove') return;
        announce(t('security.turnedOff'));
        onClose();
      },
    });
  };
  if (data?.recoveryCodes)
    return (
      <Dialog title={t('security.codesTitle')} hideTitle onClose={onClose}>
        <RecoveryCodes codes={data.recoveryCodes} onKept={onClose} />
      </Dialog>
    );
  return (
    <Dialog title={t(texts[use].title)} width={420} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{t(texts[use].explain)}</p>
        <LabelledInput
          label={t('signIn.code')}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          problem={
            missing && code.trim() === ''
              ? t('signIn.codeMissing')
              : error
                ? problemText(t, error)
                : undefined
          }
          autoFocus
        />
        <DialogActions
          action={t(texts[use].act)}
          danger={use === 'remove'}
          disabled={isPending}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}
