import type { CustomizedField, CustomizedFields, FieldTypeAnswer } from '@gejie/core';
import { useState } from 'react';
import { useLabel, useText } from '../../../i18n/index.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FieldForm } from './FieldForm.tsx';

interface FieldDialogProps {
  path: string;
  known: CustomizedFields;
  /** Null: a new one. */
  field: CustomizedField | null;
  onClose(): void;
}

/** Adds a field, the kind first; or changes one. */
export function FieldDialog({ path, known, field, onClose }: FieldDialogProps) {
  const t = useText();
  const [chosen, setChosen] = useState<FieldTypeAnswer | null>(null);
  const type = field ? known.types.find(({ name }) => name === field.type) : chosen;
  return (
    <Dialog title={t(field ? 'workshop.editTitle' : 'workshop.newTitle')} width={640} high onClose={onClose}>
      {type ? (
        <FieldForm
          key={type.name}
          path={path}
          known={known}
          field={field}
          type={type}
          onOther={field ? undefined : () => setChosen(null)}
          onClose={onClose}
        />
      ) : (
        <TypeChooser types={known.types} onChoose={setChosen} />
      )}
    </Dialog>
  );
}

interface TypeChooserProps {
  types: readonly FieldTypeAnswer[];
  onChoose(type: FieldTypeAnswer): void;
}

/** The kinds of fields there are, each with an example. */
function TypeChooser({ types, onChoose }: TypeChooserProps) {
  const t = useText();
  const label = useLabel();
  return (
    <ul className="type-chooser" aria-label={t('workshop.chooseType')}>
      {types.map((type, index) => (
        <li key={type.name}>
          <button
            type="button"
            // biome-ignore lint/a11y/noAutofocus: choosing the kind is what the dialog was opened for
            autoFocus={index === 0}
            onClick={() => onChoose(type)}
          >
            <strong>{label(type.label)}</strong>
            <span className="quiet">{label(type.example)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
