import { useId } from 'react';
import { fieldOf } from '../../api/index.ts';
import type { ActionDialogProps } from '../../extensions/slots.ts';
import { useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormField } from '../FormScreen/FormField.tsx';
import { formKeys } from '../FormScreen/formKeys.ts';
import { useRecordForm } from '../FormScreen/useRecordForm.ts';
import { useSaving } from '../FormScreen/useSaving.ts';
import '../FormScreen/form.css';

/** Gives the record to another person or department. */
export default function AssignDialog({ module, record, onClose }: ActionDialogProps) {
  const t = useText();
  const prefix = useId();
  const form = useRecordForm(module, record, record);
  const fields = ['owner', 'department'].flatMap((name) => fieldOf(module, name) ?? []);
  const saving = useSaving({ form, fields, prefix, existing: { id: record.id, version: record.version } });
  const save = () =>
    void saving.save().then((saved) => {
      if (!saved) return;
      announce(t('record.assigned', { name: saved.owner?.label ?? saved.department?.label ?? '' }));
      onClose();
    });
  return (
    <Dialog title={t('record.assign')} onClose={onClose} width={420}>
      <div {...formKeys({ save, giveUp: onClose })}>
        <div className="form-grid form-grid-narrow">
          {fields.map((field) => (
            <FormField
              key={field.name}
              form={form}
              field={field}
              prefix={prefix}
              autoFocus={field === fields[0]}
            />
          ))}
        </div>
        {saving.problem && (
          <p className="field-error" role="alert">
            {saving.problem}
          </p>
        )}
        <footer className="dialog-actions">
          <button type="button" className="btn" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="button" className="btn btn-primary" onClick={save} disabled={saving.busy}>
            {t('record.assignNow')}
          </button>
        </footer>
      </div>
    </Dialog>
  );
}
