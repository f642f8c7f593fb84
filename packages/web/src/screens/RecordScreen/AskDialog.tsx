import type { ActionMetadata, AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useId, useState } from 'react';
import { problemText, useAction, useToldBefore } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { useGivingUp } from '../FormScreen/useGivingUp.tsx';

interface AskDialogProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  action: ActionMetadata;
  onClose(): void;
  onDone(answer: unknown): void;
}

/** Asks whether an action is meant, and for the words that go with it. */
export function AskDialog({ module, record, action, onClose, onDone }: AskDialogProps) {
  const t = useText();
  const label = useLabel();
  const id = useId();
  const [words, setWords] = useState('');
  const { giveUp, question } = useGivingUp(words.trim() !== '', onClose);
  const run = useAction<unknown>(module.path, action.name, { quiet: true });
  const told = useToldBefore(module.path, record.id, action);
  const name = label(action.label);
  const { asks } = action;
  const go = () =>
    run.mutate(
      { id: record.id, body: asks && words.trim() !== '' ? { [asks.name]: words.trim() } : {} },
      {
        onSuccess: (answer) => {
          onClose();
          onDone(answer);
        },
      },
    );
  return (
    <Dialog
      title={t('record.askAction', { action: name, name: titleOf(module, record) })}
      onClose={giveUp}
      width={440}
    >
      {asks && (
        <label className="ask-words" htmlFor={id}>
          <span className="field-label">{label(asks.label)}</span>
          <textarea
            id={id}
            rows={3}
            maxLength={500}
            className="text-input"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
      )}
      {told.data?.tells && <p className="ask-told">{label(told.data.tells)}</p>}
      {(run.error ?? told.error) && (
        <p className="field-error" role="alert">
          {problemText(t, run.error ?? told.error)}
        </p>
      )}
      <DialogActions
        action={name}
        danger={action.dangerous}
        disabled={run.isPending || told.isLoading}
        onAct={go}
        onCancel={giveUp}
      />
      {question}
    </Dialog>
  );
}
