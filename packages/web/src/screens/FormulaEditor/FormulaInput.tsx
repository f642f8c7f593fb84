import { type FieldMetadata, inLanguage } from '@gejie/core';
import { type ReactNode, useRef } from 'react';
import { useArrangement, useFormulaCheck } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { useSettled } from '../../fields/parts/useSettled.ts';
import { readFormula } from '../../formulas/readFormula.ts';
import { useLabel, useLanguage, useText } from '../../i18n/index.ts';
import { FieldPicker } from './FieldPicker.tsx';
import { FunctionPicker } from './FunctionPicker.tsx';
import { Marked } from './Marked.tsx';
import './formula.css';

export interface FormulaInputProps {
  id: string;
  /** Path of the module whose records the formula is worked out for. */
  path: string;
  value: string;
  /** What it is to come to: name of a field type, and the digits after the point. */
  result: { type: string; scale?: number };
  /** API name of the field the formula is of; null for a new one. */
  own: string | null;
  /** What the server had against it when it was saved. */
  problem?: string;
  onChange(value: string): void;
}

/** A formula, its mistakes marked where they stand while it is typed, and what it comes to for one of the records. */
export function FormulaInput({ id, path, value, result, own, problem, onChange }: FormulaInputProps) {
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const text = useRef<HTMLTextAreaElement>(null);
  const { data: arrangement } = useArrangement(path);
  const fields = arrangement?.fields ?? [];
  const isBlank = value.trim() === '';
  const parsed = isBlank || !arrangement ? null : readFormula(value, fields, result, own);
  const mistakes = parsed?.mistakes ?? [];
  const draft = parsed?.formula
    ? { expression: value, result: result.type, scale: result.scale, field: own ?? undefined }
    : null;
  const settled = useSettled(JSON.stringify(draft), 350);
  const { data: check } = useFormulaCheck(path, JSON.parse(settled) as typeof draft);
  const reads = parsed?.formula?.reads ?? [];

  /** Puts words where the caret is, and the caret into their first bracket. */
  const insert = (words: string) => {
    const input = text.current;
    const [from, to] = [input?.selectionStart ?? value.length, input?.selectionEnd ?? value.length];
    onChange(value.slice(0, from) + words + value.slice(to));
    const bracket = words.indexOf('(');
    const caret = from + (bracket < 0 ? words.length : bracket + 1);
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(caret, caret);
    });
  };
  const goTo = (from: number, to: number) => {
    text.current?.focus();
    text.current?.setSelectionRange(from, to);
  };
  const said: ReactNode =
    mistakes.length > 0
      ? mistakes.map(({ from, to, message }) => (
          <li key={`${from}.${message.en}`}>
            <button type="button" onClick={() => goTo(from, to)}>
              {inLanguage(message, language)}
            </button>
          </li>
        ))
      : problem && <li>{problem}</li>;
  return (
    <div className="formula">
      <div className="formula-tools">
        <FieldPicker fields={fields} own={own} onPick={insert} />
        <FunctionPicker onPick={insert} />
      </div>
      <Marked
        ref={text}
        id={id}
        value={value}
        marks={mistakes}
        placeholder={t('formula.placeholder')}
        describedBy={`${id}-formula`}
        onChange={onChange}
      />
      <div id={`${id}-formula`} className="formula-below">
        {said ? (
          <ul className="formula-mistakes" aria-live="polite">
            {said}
          </ul>
        ) : (
          reads.length > 0 && (
            <p className="layout-hint">
              {t('formula.reads', {
                fields: reads
                  .map((name) => label(fields.find((field) => field.name === name)?.label))
                  .join(language === 'en' ? ', ' : '、'),
              })}
            </p>
          )
        )}
        {draft && check?.example && (
          <p className="formula-example">
            <span className="quiet">{t('formula.example', { name: check.example.label ?? '' })}</span>{' '}
            <strong>
              {check.example.value === null ? (
                t('formula.emptyValue')
              ) : (
                <FieldValue field={resultField(result)} value={check.example.value} record={{}} brief />
              )}
            </strong>
          </p>
        )}
      </div>
    </div>
  );
}

/** A field that looks like what the formula comes to. */
function resultField({ type, scale }: FormulaInputProps['result']): FieldMetadata {
  return {
    name: 'result',
    type,
    scale,
    label: { zh: '', en: '' },
    required: false,
    readOnly: true,
    unique: false,
    kernel: false,
    custom: true,
    sortable: false,
    operators: [],
  };
}
