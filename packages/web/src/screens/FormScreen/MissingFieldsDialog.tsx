import { useId } from 'react';
import { useText } from '../../i18n/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { FormField } from './FormField.tsx';
import { formKeys } from './formKeys.ts';
import type { MissingFieldsQuestion } from './missingFieldsQuestion.ts';
import { useRecordForm } from './useRecordForm.ts';
import './form.css';

/** The fields that a change makes necessary, to be filled in before it is made. */
export default function MissingFieldsDialog({
  question: { module, record, changes, missing, answer },
}: {
  question: MissingFieldsQuestion;
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
        <DialogActions action={t('form.save')} onAct={save} onCancel={giveUp} />
      </div>
    </Dialog>
  );
}
