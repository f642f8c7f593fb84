import type { CustomizedField, CustomizedFields, FieldTypeAnswer } from '@gejie/core';
import { useState } from 'react';
import { useLabel, useText } from '../../../i18n/index.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useGivingUp } from '../../FormScreen/useGivingUp.tsx';
import { FieldForm } from './FieldForm.tsx';
import type { FieldDraft } from './fieldDraft.ts';

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
  const [carried, setCarried] = useState<FieldDraft | null>(null);
  const [isTyped, setTyped] = useState(false);
  const { giveUp, question } = useGivingUp(isTyped, onClose);
  const type = field ? known.types.find(({ name }) => name === field.type) : chosen;
  return (
    <Dialog title={t(field ? 'workshop.editTitle' : 'workshop.newTitle')} width={640} high onClose={giveUp}>
      {type ? (
        <FieldForm
          key={field ? field.name : type.name}
          path={path}
          known={known}
          field={field}
          type={type}
          carried={carried}
          onTyped={() => setTyped(true)}
          onOther={
            field
              ? undefined
              : (draft) => {
                  setCarried(draft);
                  setChosen(null);
                }
          }
          onGiveUp={giveUp}
          onDone={onClose}
        />
      ) : (
        <TypeChooser types={known.types} onChoose={setChosen} />
      )}
      {question}
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
