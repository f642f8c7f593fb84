import type { AnsweredRecord, FieldMetadata, ModuleMetadata } from '@gejie/core';
import { type ReactNode, useRef, useState } from 'react';
import { ApiProblem, problemText, requestValue } from '../../api/index.ts';
import { FieldValue, viewOf } from '../../fields/index.ts';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { fieldState, isEmpty } from '../FormScreen/fieldState.ts';
import { rightsOn } from './rightsOn.ts';
import type { FieldSaving } from './useFieldSaving.ts';

const InlineEditor = lazyPart(() => import('./InlineEditor.tsx'));

interface InlineFieldProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  field: FieldMetadata;
  saving: FieldSaving;
}

/** A field beneath its name. */
export function InlineField(props: InlineFieldProps) {
  const label = useLabel();
  return (
    <>
      <dt>{label(props.field.label)}</dt>
      <InlineValue {...props} as="dd" />
    </>
  );
}

/** What is being typed, upon what, and why the last try was refused. */
interface Typing {
  value: unknown;
  begun: { value: unknown; version: number };
  problem: string | null;
}

/** The value of a field as it is, `children` below it, and after a double click or a press of its pencil, as it may be typed. */
export function InlineValue({
  module,
  record,
  field,
  saving,
  as: Cell,
  children,
}: InlineFieldProps & { as: 'dd' | 'td'; children?: ReactNode }) {
  const t = useText();
  const label = useLabel();
  const [typing, setTyping] = useState<Typing | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  const value = record[field.name] ?? null;
  const editable = !fieldState(field, record).readOnly && rightsOn(module, record).edit && !record.deletedAt;
  const wide = viewOf(field).tall && !isEmpty(value) ? 'record-wide' : '';
  const start = () =>
    editable && setTyping({ value, begun: { value, version: record.version }, problem: null });
  const stop = () => {
    setTyping(null);
    // Back to where the keyboard was, unless the user has gone elsewhere already.
    requestAnimationFrame(() => document.activeElement === document.body && pencil.current?.focus());
  };
  const messageFor = (error: unknown) => {
    const own = error instanceof ApiProblem && error.fieldProblems.find((one) => one.field === field.name);
    return own ? own.message : problemText(t, error);
  };

  /** Shows the new value at once; when it is refused, the editor comes back with what was typed. */
  const save = async (typed: unknown, begun: Typing['begun']) => {
    if (JSON.stringify(requestValue(typed)) === JSON.stringify(requestValue(begun.value))) return stop();
    const changes = await saving.ask(record, { [field.name]: typed });
    stop();
    if (!changes) return;
    try {
      await saving.update({ id: record.id, version: begun.version, changes });
    } catch (error) {
      setTyping({ value: typed, begun, problem: messageFor(error) });
    }
  };

  return typing ? (
    <Cell className={wide}>
      <InlineEditor
        module={module}
        record={record}
        field={field}
        start={typing.value}
        problem={typing.problem}
        onSave={(typed) => void save(typed, typing.begun)}
        onGiveUp={stop}
      />
    </Cell>
  ) : (
    <Cell className={`inline-field ${editable ? 'inline-editable' : ''} ${wide}`} onDoubleClick={start}>
      {isEmpty(value) && !viewOf(field).sheet ? (
        <span className="nothing">—</span>
      ) : (
        <FieldValue field={field} value={value} record={record} />
      )}
      {editable && (
        <button
          ref={pencil}
          type="button"
          className="inline-pencil"
          aria-label={t('record.editField', { field: label(field.label) })}
          onClick={start}
        >
          <Icon name="edit" size={12} />
        </button>
      )}
      {children}
    </Cell>
  );
}
