import { type SubmitEvent, useState } from 'react';
import { ApiProblem, problemText, useChangePassword } from '../../api/index.ts';
import { type TextKey, useText } from '../../i18n/index.ts';
import { usePasswordHint } from '../../screens/SecurityScreen/usePasswordHint.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { LabelledInput } from '../../ui/LabelledInput.tsx';

const lines = ['current', 'password', 'again'] as const;
type Line = (typeof lines)[number];

const texts: Record<Line, TextKey> = {
  current: 'password.current',
  password: 'password.new',
  again: 'setup.again',
};

/** Gives oneself another password; other sign-ins end. */
export default function PasswordDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  const hint = usePasswordHint();
  const { mutate: change, isPending } = useChangePassword();
  const [values, setValues] = useState<Record<Line, string>>({ current: '', password: '', again: '' });
  const [problems, setProblems] = useState<Partial<Record<Line, string>>>({});
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { current, password, again } = values;
    const found: Partial<Record<Line, string>> = {};
    if (!current) found.current = t('signIn.passwordMissing');
    if (!password) found.password = t('signIn.passwordMissing');
    else if (password !== again) found.again = t('setup.againDiffers');
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    change(
      { current, password },
      {
        onSuccess: () => {
          announce(t('password.changed'));
          onClose();
        },
        onError: (error) => setProblems(problemsOf(error, problemText(t, error))),
      },
    );
  };
  return (
    <Dialog title={t('password.title')} width={400} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {lines.map((line, index) => (
          <LabelledInput
            key={line}
            label={t(texts[line])}
            type="password"
            value={values[line]}
            onChange={(value) => setValues((before) => ({ ...before, [line]: value }))}
            problem={problems[line]}
            hint={line === 'password' ? hint : undefined}
            autoComplete={line === 'current' ? 'current-password' : 'new-password'}
            autoFocus={index === 0}
          />
        ))}
        <DialogActions action={t('password.do')} disabled={isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function problemsOf(error: unknown, text: string): Partial<Record<Line, string>> {
  const named = error instanceof ApiProblem ? error.fieldProblems : [];
  const found = Object.fromEntries(named.map(({ field, message }) => [field, message]));
  return found.current || found.password ? found : { current: text };
}
