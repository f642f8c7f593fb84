import { type SubmitEvent, useState } from 'react';
import { problemText, useCreateToken } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { Pick } from './Pick.tsx';

const scopes = ['write', 'read'] as const;
type Scope = (typeof scopes)[number];

/** Makes a token and shows its secret, this once. */
export function NewTokenDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  const { mutate: create, data, isPending, error } = useCreateToken();
  const [name, setName] = useState('');
  const [until, setUntil] = useState('');
  const [scope, setScope] = useState<Scope>('write');
  const [tried, setTried] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim()) create({ name: name.trim(), scopes: [scope], until: until || null });
  };
  if (data) return <Secret token={data.token} onClose={onClose} />;
  return (
    <Dialog title={t('tokens.new')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <LabelledInput
          label={t('tokens.name')}
          hint={t('tokens.nameHint')}
          value={name}
          onChange={setName}
          problem={
            tried && !name.trim() ? t('tokens.nameMissing') : error ? problemText(t, error) : undefined
          }
          autoFocus
        />
        <LabelledInput
          label={t('tokens.until')}
          hint={t('tokens.untilHint')}
          type="date"
          value={until}
          onChange={setUntil}
        />
        <Pick
          label={t('tokens.scope')}
          value={scope}
          options={[...scopes]}
          text={(one) => t(`tokens.scope.${one as Scope}`)}
          onChange={(one) => setScope(one as Scope)}
        />
        <DialogActions action={t('tokens.create')} disabled={isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function Secret({ token, onClose }: { token: string; onClose(): void }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(token).then(() => setCopied(true));
  return (
    <Dialog title={t('tokens.secretTitle')} onClose={onClose}>
      <p>{t('tokens.secretExplain')}</p>
      <code className="token-secret">{token}</code>
      <footer className="dialog-actions">
        {navigator.clipboard && (
          <button type="button" className="btn" onClick={copy}>
            <Icon name={copied ? 'check' : 'copy'} size={13} />
            {t(copied ? 'tokens.copied' : 'tokens.copy')}
          </button>
        )}
        <button type="button" className="btn btn-primary" onClick={onClose}>
          {t('tokens.secretKept')}
        </button>
      </footer>
    </Dialog>
  );
}
