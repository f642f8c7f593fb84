import type { AnsweredRecord, FieldMetadata, ModuleMetadata } from '@gejie/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { requestValue, useSignedIn } from '../../../api/index.ts';
import { viewOf } from '../../../fields/index.ts';
import { useLabel, useLanguage } from '../../../i18n/index.ts';
import { problemsOf } from '../../FormScreen/checkValues.ts';
import type { EditedCell } from './useCellEditing.ts';

export interface CellEditorProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  field: FieldMetadata;
  refused: EditedCell['refused'];
  /** @param begun the record as it was when the typing began: its version says upon what was typed */
  onSave(begun: AnsweredRecord, value: unknown): void;
  onGiveUp(): void;
}

/** Edits one value where it stands: Enter or a click elsewhere saves, Escape leaves it as it was. */
export default function CellEditor({ module, record, field, refused, onSave, onGiveUp }: CellEditorProps) {
  const label = useLabel();
  const language = useLanguage();
  const { user } = useSignedIn();
  const id = useId();
  const view = viewOf(field);
  // The list is read again behind the editor.
  const [begun] = useState(refused?.begun ?? record);
  const before = begun[field.name] ?? null;
  const [value, setValue] = useState(refused ? refused.value : before);
  const [problem, setProblem] = useState(refused?.problem ?? null);

  const save = (wanted: unknown) => {
    if (JSON.stringify(requestValue(wanted)) === JSON.stringify(requestValue(before))) return onGiveUp();
    const context = { language, timeZone: user.timeZone, now: new Date() };
    const found = problemsOf([field], { ...record, [field.name]: wanted }, context)[field.name];
    if (found) setProblem(found);
    else onSave(begun, wanted);
  };
  const isInside = useClickElsewhere(() => save(value));
  const change = (next: unknown) => {
    setValue(next);
    setProblem(null);
    if (view.picked) save(next);
  };
  const pressed = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') onGiveUp();
    const enough = !view.keepsEnter || event.metaKey || event.ctrlKey;
    if (event.key === 'Enter' && enough && !event.nativeEvent.isComposing) save(value);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the control inside is what is focused; keys bubble up to here
    <div
      className="cell-editor"
      onKeyDown={pressed}
      onDoubleClick={(event) => event.stopPropagation()}
      onPointerDown={isInside}
    >
      <label htmlFor={id} className="for-screen-readers">
        {label(field.label)}
      </label>
      <view.Input
        id={id}
        value={value}
        field={field}
        record={{ ...record, [field.name]: value }}
        onChange={change}
        module={module}
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
    </div>
  );
}

/**
 * Acts on a press outside. Answers the handler for presses inside: React's events also come from the drop-downs that
 * controls hang elsewhere in the document.
 */
function useClickElsewhere(act: () => void): () => void {
  const inside = useRef(false);
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const pressed = () => {
      if (!inside.current) latest.current();
      inside.current = false;
    };
    window.addEventListener('pointerdown', pressed);
    return () => window.removeEventListener('pointerdown', pressed);
  }, []);
  return () => {
    inside.current = true;
  };
}
