import { type SubmitEvent, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { LabelledInput } from '../../ui/LabelledInput.tsx';

/** Asks for the code of the second factor, or a recovery code. */
export function CodeStep({
  problem,
  isPending,
  onCode,
  onBack,
}: {
  problem?: string;
  isPending: boolean;
  onCode(code: string): void;
  onBack(): void;
}) {
  const t = useText();
  const [code, setCode] = useState('');
  const [recovers, setRecovers] = useState(false);
  const [missing, setMissing] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(code.trim() === '');
    if (code.trim() !== '') onCode(code.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <LabelledInput
        key={String(recovers)}
        label={t(recovers ? 'signIn.recovery' : 'signIn.code')}
        hint={recovers ? t('signIn.recoveryHint') : undefined}
        value={code}
        onChange={setCode}
        problem={missing && code.trim() === '' ? t('signIn.codeMissing') : problem}
        autoComplete="one-time-code"
        autoFocus
      />
      <button type="submit" className="btn btn-primary btn-large entrance-submit" disabled={isPending}>
        {t(isPending ? 'signIn.busy' : 'signIn.submit')}
      </button>
      <button
        type="button"
        className="btn btn-quiet entrance-submit"
        onClick={() => {
          setRecovers(!recovers);
          setCode('');
          setMissing(false);
        }}
      >
        {t(recovers ? 'signIn.useCode' : 'signIn.useRecovery')}
      </button>
      <button type="button" className="btn btn-quiet entrance-submit" onClick={onBack}>
        {t('signIn.again')}
      </button>
    </form>
  );
}
