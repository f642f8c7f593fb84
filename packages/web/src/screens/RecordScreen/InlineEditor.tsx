import type { AnsweredRecord, FieldMetadata, ModuleMetadata } from '@gejie/core';
import { useId, useState } from 'react';
import { useSignedIn } from '../../api/index.ts';
import { viewOf } from '../../fields/index.ts';
import { useLabel, useLanguage, useText } from '../../i18n/index.ts';
import { problemsOf } from '../FormScreen/checkValues.ts';
import { fieldState } from '../FormScreen/fieldState.ts';
import { formKeys } from '../FormScreen/formKeys.ts';

interface InlineEditorProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  field: FieldMetadata;
  start: unknown;
  /** What the server said of the last try. */
  problem: string | null;
  onSave(value: unknown): void;
  onGiveUp(): void;
}

/** The input of one field with a way to save and a way out. */
export default function InlineEditor(props: InlineEditorProps) {
  const { module, record, field, start, onSave, onGiveUp } = props;
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const { user } = useSignedIn();
  const id = useId();
  const { Input } = viewOf(field);
  const [value, setValue] = useState(start);
  const [problem, setProblem] = useState(props.problem);
  const after = { ...record, [field.name]: value };

  const save = () => {
    const context = { language, timeZone: user.timeZone, now: new Date() };
    const found = problemsOf([field], after, context)[field.name];
    if (found) setProblem(found);
    else onSave(value);
  };

  return (
    <div className="inline-editor" {...formKeys({ save, giveUp: onGiveUp })}>
      <label className="for-screen-readers" htmlFor={id} id={`${id}-label`}>
        {label(field.label)}
      </label>
      <Input
        id={id}
        field={{ ...field, required: fieldState(field, after).required }}
        value={value}
        record={after}
        module={module}
        onChange={(next) => {
          setValue(next);
          setProblem(null);
        }}
        invalid={problem !== null}
        describedBy={problem || field.hint ? `${id}-note` : undefined}
        autoFocus
        opens
      />
      {problem ? (
        <p className="field-error" id={`${id}-note`} role="alert">
          {problem}
        </p>
      ) : (
        field.hint && (
          <p className="field-hint" id={`${id}-note`}>
            {label(field.hint)}
          </p>
        )
      )}
      <span className="inline-buttons">
        <button type="button" className="btn btn-primary" onClick={save}>
          {t('form.save')}
        </button>
        <button type="button" className="btn" onClick={onGiveUp}>
          {t('form.cancel')}
        </button>
      </span>
    </div>
  );
}
