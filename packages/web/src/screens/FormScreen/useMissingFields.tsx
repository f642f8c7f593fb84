import { type AnsweredRecord, type FieldMetadata, type ModuleMetadata, matches } from '@gejie/core';
import { type ReactNode, useId, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormField } from './FormField.tsx';
import { isEmpty } from './fieldState.ts';
import { formKeys } from './formKeys.ts';
import { useRecordForm } from './useRecordForm.ts';
import './form.css';

type Changes = Record<string, unknown>;

interface Question {
  module: ModuleMetadata;
  record: AnsweredRecord;
  changes: Changes;
  missing: FieldMetadata[];
  answer(changes: Changes | null): void;
}

/** Fields that a change makes required and that hold nothing: the reason of a lost deal. */
export function missingAfter(
  module: ModuleMetadata,
  record: AnsweredRecord,
  changes: Changes,
): FieldMetadata[] {
  const after = { ...record, ...changes };
  return module.fields.filter(
    ({ name, readOnly, requiredWhen }) =>
      !readOnly &&
      requiredWhen &&
      !matches(requiredWhen, record) &&
      matches(requiredWhen, after) &&
      isEmpty(after[name]),
  );
}

/**
 * Asks for what a change makes necessary before it is made.
 * @returns `ask`, which answers the changes to send (null: none after all), and the dialog to render
 */
export function useMissingFields(): {
  ask(module: ModuleMetadata, record: AnsweredRecord, changes: Changes): Promise<Changes | null>;
  dialog: ReactNode;
} {
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = (module: ModuleMetadata, record: AnsweredRecord, changes: Changes): Promise<Changes | null> => {
    const missing = missingAfter(module, record, changes);
    if (missing.length === 0) return Promise.resolve(changes);
    return new Promise((resolve) => {
      const answer = (given: Changes | null) => {
        setQuestion(null);
        resolve(given);
      };
      setQuestion({ module, record, changes, missing, answer });
    });
  };
  return { ask, dialog: question && <MissingFieldsDialog question={question} /> };
}

function MissingFieldsDialog({
  question: { module, record, changes, missing, answer },
}: {
  question: Question;
}) {
  const t = useText();
  const prefix = useId();
  const form = useRecordForm(module, { ...record, ...changes }, record);
  const giveUp = () => answer(null);
  const save = () => {
    const problems = form.check(missing);
    if (missing.some(({ name }) => problems[name])) return;
    answer({ ...changes, ...Object.fromEntries(missing.map(({ name }) => [name, form.values[name]])) });
  };
  return (
    <Dialog title={t('form.missing')} onClose={giveUp} width={420}>
      <div {...formKeys({ save, giveUp })}>
        <div className="form-grid form-grid-narrow">
          {missing.map((field) => (
            <FormField
              key={field.name}
              form={form}
              field={field}
              prefix={prefix}
              autoFocus={field === missing[0]}
            />
          ))}
        </div>
        <footer className="dialog-actions">
          <button type="button" className="btn" onClick={giveUp}>
            {t('form.cancel')}
          </button>
          <button type="button" className="btn btn-primary" onClick={save}>
            {t('form.save')}
          </button>
        </footer>
      </div>
    </Dialog>
  );
}
