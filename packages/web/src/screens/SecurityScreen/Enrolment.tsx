import { lazy, type SubmitEvent, Suspense, useEffect, useState } from 'react';
import { problemText, useCode, useOfferSecondFactor } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import './security.css';

const QrCode = lazy(() => import('./QrCode.tsx'));

/** Sets up a second factor: scan, prove it by a code, keep the recovery codes. */
export function Enrolment({ onDone }: { onDone(): void }) {
  const t = useText();
  const { mutate: offer, data: offered, error: refused } = useOfferSecondFactor();
  const { mutate: confirm, data: confirmed, error, isPending } = useCode('confirm');
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  useEffect(() => offer(), [offer]);
  if (confirmed) return <RecoveryCodes codes={confirmed.recoveryCodes} onKept={onDone} />;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(code.trim() === '');
    if (code.trim() !== '') confirm(code.trim());
  };
  return (
    <form onSubmit={submit} noValidate className="enrolment">
      <p>{t('security.scan')}</p>
      <div className="enrolment-code" role="img" aria-label={t('security.qr')}>
        <Suspense>{offered && <QrCode text={offered.uri} />}</Suspense>
      </div>
      {refused && (
        <p className="field-error" role="alert">
          {problemText(t, refused)}
        </p>
      )}
      <details>
        <summary>{t('security.typeInstead')}</summary>
        <code className="token-secret">{offered?.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </details>
      <LabelledInput
        label={t('security.thenCode')}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        hint={t('security.clockHint')}
        problem={
          missing && code.trim() === '' ? t('signIn.codeMissing') : error ? problemText(t, error) : undefined
        }
      />
      <button
        type="submit"
        className="btn btn-primary btn-large entrance-submit"
        disabled={isPending || !offered}
      >
        {t('security.confirm')}
      </button>
    </form>
  );
}
