import type { CustomerPageAnswer } from '@gejie/core';
import { type SubmitEvent, useState } from 'react';
import { type CustomerKey, problemText, useCustomerAnswer } from '../../api/index.ts';
import { useLabel, useLanguage, useText } from '../../i18n/index.ts';
import { LabelledInput } from '../../ui/LabelledInput.tsx';

type Answer = CustomerPageAnswer['answers'][number];

/** Says yes or no, with one's name, once. */
export function AnswerForm({ of, answers }: { of: CustomerKey; answers: readonly Answer[] }) {
  const t = useText();
  const label = useLabel();
  const { mutate, error, isPending } = useCustomerAnswer(of, useLanguage());
  const [chosen, setChosen] = useState<Answer | null>(null);
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  if (!chosen)
    return answers.map((answer, index) => (
      <button
        key={answer.name}
        type="button"
        className={index === 0 ? 'btn btn-primary' : 'btn'}
        onClick={() => setChosen(answer)}
      >
        {label(answer.label)}
      </button>
    ));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (by.trim() === '') return setMissing(true);
    mutate({
      answer: chosen.name,
      by: by.trim(),
      ...(chosen.reason && reason.trim() ? { reason: reason.trim() } : {}),
    });
  };
  return (
    <form className="customer-answer" onSubmit={submit} noValidate>
      <LabelledInput
        label={t('customer.by')}
        value={by}
        onChange={setBy}
        autoComplete="name"
        autoFocus
        problem={missing && by.trim() === '' ? t('customer.byMissing') : undefined}
      />
      {chosen.reason && <LabelledInput label={t('customer.reason')} value={reason} onChange={setReason} />}
      <p className="quiet">{t('customer.once')}</p>
      {error && (
        <p className="field-error" role="alert">
          {problemText(t, error)}
        </p>
      )}
      <div className="customer-buttons">
        <button type="submit" className="btn btn-primary" disabled={isPending}>
          {t('customer.confirm', { answer: label(chosen.label) })}
        </button>
        <button type="button" className="btn" onClick={() => setChosen(null)}>
          {t('customer.cancel')}
        </button>
      </div>
    </form>
  );
}
