import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { ApiProblem, problemText, sessionQuery, useChangePassword, useSignOut } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { Entrance } from '../Entrance/Entrance.tsx';
import { Enrolment } from '../SecurityScreen/Enrolment.tsx';
import { usePasswordHint } from '../SecurityScreen/usePasswordHint.ts';

/** What the company's rules want before anything else is open. */
export function PendingStep({
  step,
  current,
  back,
}: {
  step: 'password' | 'secondFactor';
  /** The password just typed; empty when this page was opened anew. */
  current: string;
  back: string;
}) {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutate: signOut } = useSignOut();
  const goOn = async () => {
    const session = await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    if (!session?.pending) await navigate({ href: back, replace: true });
  };
  const leave = (
    <button type="button" className="btn btn-quiet entrance-submit" onClick={() => signOut()}>
      {t('signIn.again')}
    </button>
  );
  return step === 'password' ? (
    <Entrance title={t('signIn.newPasswordTitle')} hint={t('signIn.newPasswordHint')}>
      <NewPassword known={current} onDone={goOn} />
      {leave}
    </Entrance>
  ) : (
    <Entrance title={t('signIn.enrolTitle')} hint={t('signIn.enrolHint')}>
      <Enrolment onDone={goOn} />
      {leave}
    </Entrance>
  );
}

type Line = 'current' | 'password' | 'again';

function NewPassword({ known, onDone }: { known: string; onDone(): Promise<void> }) {
  const t = useText();
  const hint = usePasswordHint();
  const { mutate: change, isPending } = useChangePassword();
  const [values, setValues] = useState<Record<Line, string>>({ current: known, password: '', again: '' });
  const [problems, setProblems] = useState<Partial<Record<string, string>>>({});
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
        onSuccess: () => void onDone(),
        onError: (error) => setProblems(problemsAt(error, problemText(t, error))),
      },
    );
  };
  const line = (name: Line) => ({
    type: 'password' as const,
    value: values[name],
    problem: problems[name],
    onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
  });
  return (
    <form onSubmit={submit} noValidate>
      {known === '' && (
        <LabelledInput label={t('password.current')} {...line('current')} autoComplete="current-password" />
      )}
      <LabelledInput
        label={t('password.new')}
        {...line('password')}
        hint={hint}
        autoComplete="new-password"
        autoFocus
      />
      <LabelledInput label={t('setup.again')} {...line('again')} autoComplete="new-password" />
      <button type="submit" className="btn btn-primary btn-large entrance-submit" disabled={isPending}>
        {t('password.do')}
      </button>
    </form>
  );
}

function problemsAt(error: unknown, text: string): Partial<Record<string, string>> {
  const named = error instanceof ApiProblem ? error.fieldProblems : [];
  return named.length > 0
    ? Object.fromEntries(named.map(({ field, message }) => [field, message]))
    : { password: text };
}
