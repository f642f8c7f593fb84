import type { AnsweredRecord, FieldMetadata, ModuleMetadata } from '@gejie/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useUpdateRecord } from '../../../api/index.ts';
import { viewOf } from '../../../fields/index.ts';
import { useLabel } from '../../../i18n/index.ts';

export interface CellEditorProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  field: FieldMetadata;
  onDone(): void;
}

/** Edits one value where it stands: Enter or a click elsewhere saves, Escape leaves it as it was. */
export function CellEditor({ module, record, field, onDone }: CellEditorProps) {
  const label = useLabel();
  const id = useId();
  const view = viewOf(field);
  const { mutate: update } = useUpdateRecord(module.path);
  const [value, setValue] = useState(record[field.name]);
  const touched = useRef(false);

  const save = (wanted: unknown) => {
    onDone();
    if (JSON.stringify(wanted) === JSON.stringify(record[field.name])) return;
    update({ id: record.id, version: record.version, changes: { [field.name]: wanted } });
  };
  const latestSave = useRef(() => save(value));
  latestSave.current = () => save(value);

  useEffect(() => {
    const outside = () => {
      if (!touched.current) latestSave.current();
      touched.current = false;
    };
    window.addEventListener('pointerdown', outside);
    return () => window.removeEventListener('pointerdown', outside);
  }, []);

  const change = (next: unknown) => {
    setValue(next);
    // A control that keeps Enter for itself is one where something is picked; picking one thing says it all.
    if (view.keepsEnter && !view.fullWidth && !Array.isArray(next)) save(next);
  };
  const pressed = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') onDone();
    const enough = !view.keepsEnter || event.metaKey || event.ctrlKey;
    if (event.key === 'Enter' && enough && !event.nativeEvent.isComposing) save(value);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the control inside is what is focused; keys bubble up to here
    <div
      className="cell-editor"
      onKeyDown={pressed}
      onDoubleClick={(event) => event.stopPropagation()}
      onPointerDown={() => {
        touched.current = true;
      }}
    >
      <label htmlFor={id} className="for-screen-readers">
        {label(field.label)}
      </label>
      <view.Input
        id={id}
        value={value}
        field={field}
        record={record}
        onChange={change}
        module={module}
        autoFocus
      />
    </div>
  );
}
