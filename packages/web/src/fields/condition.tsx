import type { FieldMetadata, Filter, ModuleMetadata } from '@gejie/core';
import { useEffect, useMemo, useRef } from 'react';
import { useModule, useModules } from '../api/index.ts';
import { useText } from '../i18n/index.ts';
import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { columnOf } from './filter/column.ts';
import { FilterSentence } from './filter/FilterSentence.tsx';
import { namesGone } from './filter/namesGone.ts';
import { lazyPart } from './parts/lazyPart.tsx';
import { noOperand } from './parts/noOperand.tsx';

const FilterBar = lazyPart(async () => ({ default: (await import('./filter/FilterBar.tsx')).FilterBar }));

function filterOf(value: unknown): Filter | null {
  return typeof value === 'object' && value !== null ? (value as Filter) : null;
}

/** The module the condition is about; undefined while none is chosen, or when the reader may not see it. */
function useSubject(field: FieldMetadata, record: object | undefined): ModuleMetadata | undefined {
  const named = field.overField && (record as Record<string, unknown> | undefined)?.[field.overField];
  return useModule(field.over ?? String(named ?? ''));
}

function Display({ value, field, record }: DisplayProps) {
  const t = useText();
  const { data: modules = [] } = useModules();
  const subject = useSubject(field, record);
  const filter = filterOf(value);
  if (!filter) return null;
  if (!subject) return <span className="quiet">{t('fields.condition.unreadable')}</span>;
  const sentence = <FilterSentence module={subject} filter={filter} />;
  if (!namesGone(filter, (name) => columnOf(subject, modules, name) !== undefined)) return sentence;
  return (
    <span>
      {sentence} <b className="filter-lapsed">{t('fields.condition.lapsed')}</b>
    </span>
  );
}

function Input({ id, value, field, record, onChange, describedBy }: InputProps) {
  const t = useText();
  const whole = useSubject(field, record);
  // What is kept judges a record by itself: marks on it, some of them one person's own, are no part of that.
  const subject = useMemo(
    () => whole && { ...whole, fields: whole.fields.filter(({ keptApart }) => !keptApart) },
    [whole],
  );
  const about = useRef(subject?.path);
  const current = useRef({ value, onChange });
  current.current = { value, onChange };
  // What was asked of another module's records can't be asked of these.
  useEffect(() => {
    if (subject && about.current && about.current !== subject.path && current.current.value)
      current.current.onChange(null);
    about.current = subject?.path ?? about.current;
  }, [subject]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the label of the field is its legend
    <div
      id={id}
      className="filter-builder"
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
    >
      {subject ? (
        <FilterBar
          module={subject}
          where={filterOf(value) ?? {}}
          onChange={(filter: Filter) => onChange(Object.keys(filter).length > 0 ? filter : null)}
        />
      ) : (
        <span className="quiet">{t('fields.condition.chooseModule')}</span>
      )}
    </div>
  );
}

/** A filter over the records of a module: read as a sentence, built as over a list. */
export const condition: FieldView = {
  Display,
  Input,
  Operand: noOperand,
  fullWidth: true,
  keepsEnter: true,
};
