import { useId, useState } from 'react';
import { fieldOf, requestValue } from '../../../api/index.ts';
import { viewOf } from '../../../fields/index.ts';
import { useLabel, useText } from '../../../i18n/index.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { BulkDialogProps } from './BulkBar.tsx';

/** One field of many records: which, and to what. */
export function FieldDialog({ module, many, busy, onClose, onRun }: BulkDialogProps) {
  const t = useText();
  const label = useLabel();
  const fieldId = useId();
  const valueId = useId();
  const [name, setName] = useState('');
  const [value, setValue] = useState<unknown>(null);
  const field = fieldOf(module, name);
  const editable = module.fields.filter((one) => !one.readOnly && !one.unique);
  const Input = field && viewOf(field).Input;
  const mustGive = field?.required;
  return (
    <Dialog title={t('bulk.editTitle', { many })} onClose={onClose}>
      <form
        className="bulk-form"
        onSubmit={(event) => {
          event.preventDefault();
          onRun({ action: 'update', values: { [name]: requestValue(value) } });
        }}
      >
        <div>
          <label className="field-label" htmlFor={fieldId}>
            {t('bulk.field')}
          </label>
          <select
            id={fieldId}
            className="text-input"
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setValue(null);
            }}
          >
            <option value="">{t('bulk.chooseField')}</option>
            {editable.map((one) => (
              <option key={one.name} value={one.name}>
                {label(one.label)}
              </option>
            ))}
          </select>
        </div>
        {field && Input && (
          <div>
            <label className="field-label" htmlFor={valueId}>
              {label(field.label)}
            </label>
            <Input
              key={name}
              id={valueId}
              value={value}
              field={field}
              record={{}}
              onChange={setValue}
              module={module}
            />
            {!mustGive && value === null && <p className="quiet">{t('bulk.willBeEmptied')}</p>}
          </div>
        )}
        <footer className="dialog-actions">
          <button type="button" className="btn" onClick={onClose}>
            {t('bulk.cancel')}
          </button>
          <button
            type="submit"
            className="btn btn-primary"
            disabled={busy || !field || (mustGive && value === null)}
          >
            {t('bulk.editDo', { many })}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
