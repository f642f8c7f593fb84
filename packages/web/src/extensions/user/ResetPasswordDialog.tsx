import { useState } from 'react';
import { problemText, useAction } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { Icon } from '../../theme/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import type { ActionDialogProps } from '../slots.ts';
import './user.css';

interface TemporaryPassword {
  username: string;
  password: string;
}

/** Gives somebody a temporary password, with a text to pass on: an invitation, or help for who has forgotten. */
export default function ResetPasswordDialog({ module, record, onClose }: ActionDialogProps) {
  const t = useText();
  const reset = useAction<TemporaryPassword>(module.path, 'resetPassword', { quiet: true });
  const name = titleOf(module, record);
  if (reset.data) return <Invitation name={name} given={reset.data} onClose={onClose} />;
  return (
    <Dialog title={t('people.resetTitle', { name })} width={440} onClose={onClose}>
      <p>{t('people.resetExplain')}</p>
      {reset.error && (
        <p className="field-error" role="alert">
          {problemText(t, reset.error)}
        </p>
      )}
      <DialogActions
        action={t('people.reset')}
        disabled={reset.isPending}
        onAct={() => reset.mutate({ id: record.id })}
        onCancel={onClose}
      />
    </Dialog>
  );
}

interface InvitationProps {
  name: string;
  given: TemporaryPassword;
  onClose(): void;
}

function Invitation({ name, given, onClose }: InvitationProps) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const text = t('people.invitation', { name, address: window.location.origin, ...given });
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <Dialog title={t('people.resetDone', { name })} width={440} onClose={onClose}>
      <p>{t('people.resetOnce')}</p>
      <pre className="invitation">{text}</pre>
      <footer className="dialog-actions">
        {navigator.clipboard && (
          <button type="button" className="btn" onClick={copy}>
            <Icon name={copied ? 'check' : 'copy'} size={13} />
            {t(copied ? 'tokens.copied' : 'tokens.copy')}
          </button>
        )}
        <button type="button" className="btn btn-primary" onClick={onClose}>
          {t('people.passedOn')}
        </button>
      </footer>
    </Dialog>
  );
}
