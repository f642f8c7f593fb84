import {
  checkNumberPattern,
  formatNumber,
  Invalid,
  messageOf,
  type NumberReset,
  type NumberSequenceAnswer,
  numberResets,
  usualReset,
} from '@gejie/core';
import { type SubmitEvent, useState } from 'react';
import { ApiProblem, problemText, useSaveSettings } from '../../../api/index.ts';
import { useFormat, useLabel, useLanguage, useText } from '../../../i18n/index.ts';
import { announce, announceProblem } from '../../../ui/announce.ts';
import { Check } from '../../../ui/Check.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogActions } from '../../../ui/DialogActions.tsx';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { useGivingUp } from '../../FormScreen/useGivingUp.tsx';
import { Pick } from '../Pick.tsx';

/** Changes how a module is numbered; the next number stands beside it as it is typed. */
export function NumberDialog({ rule, onClose }: { rule: NumberSequenceAnswer; onClose(): void }) {
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const format = useFormat();
  const [pattern, setPattern] = useState(rule.pattern);
  const [chosen, setChosen] = useState<NumberReset>();
  // Who puts the year in has each year counted for itself, unless they say otherwise.
  const reset = chosen ?? (pattern === rule.pattern ? rule.reset : usualReset(pattern));
  const [gapFree, setGapFree] = useState(rule.gapFree);
  const [next, setNext] = useState(String(rule.next));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const { mutate: save, isPending } = useSaveSettings<object>('numbers');
  const isTyped =
    pattern !== rule.pattern ||
    reset !== rule.reset ||
    gapFree !== rule.gapFree ||
    next !== String(rule.next);
  const { giveUp, question } = useGivingUp(isTyped, onClose);
  const wrong = patternProblem(pattern, reset);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const counted = Number(next) === rule.next ? {} : { next: next.trim() === '' ? null : Number(next) };
    save(
      { module: rule.module, field: rule.field, pattern, reset, gapFree, ...counted },
      {
        onSuccess: () => {
          announce(t('company.number.saved'));
          onClose();
        },
        onError: (error) => {
          const named = error instanceof ApiProblem ? error.fieldProblems : [];
          setProblems(Object.fromEntries(named.map(({ field, message }) => [field, message])));
          if (named.length === 0) announceProblem(problemText(t, error));
        },
      },
    );
  };
  return (
    <Dialog title={t('company.number.titleOf', { module: label(rule.moduleLabel) })} onClose={giveUp}>
      <form onSubmit={submit} noValidate>
        <LabelledInput
          label={t('company.number.pattern')}
          hint={t('company.number.patternHint', patternParts)}
          value={pattern}
          onChange={setPattern}
          problem={wrong ? messageOf(wrong.issue, language) : problems.pattern}
          autoFocus
        />
        <Pick
          label={t('company.number.reset')}
          value={reset}
          options={[...numberResets]}
          text={(one) => t(`company.reset.${one as NumberReset}`)}
          onChange={(one) => setChosen(one as NumberReset)}
        />
        <LabelledInput
          label={t('company.number.next')}
          hint={t('company.number.nextHint')}
          type="number"
          value={next}
          onChange={setNext}
          problem={problems.next}
        />
        <Check label={t('company.number.gapFreeExplain')} checked={gapFree} onChange={setGapFree} />
        <p className="quiet" aria-live="polite">
          {t('company.number.preview')}{' '}
          <strong>{wrong ? '—' : formatNumber(pattern, Number(next) || 1, format.today())}</strong>
        </p>
        <DialogActions action={t('settings.save')} disabled={isPending || wrong !== null} onCancel={giveUp} />
      </form>
      {question}
    </Dialog>
  );
}

/** Parts of a pattern stand in the hint as they are typed. */
const patternParts = Object.fromEntries(
  ['YYYY', 'YY', 'MM', 'DD', '0000'].map((part) => [part, `{${part}}`]),
);

/** What the server would say, said while it is typed. */
function patternProblem(pattern: string, reset: NumberReset): Invalid | null {
  try {
    checkNumberPattern(pattern, reset);
    return null;
  } catch (error) {
    if (error instanceof Invalid) return error;
    throw error;
  }
}
