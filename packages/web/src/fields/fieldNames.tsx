import type { FieldMetadata, ModuleMetadata } from '@gejie/core';
import { useModule } from '../api/index.ts';
import { useLabel, useLanguage, useText } from '../i18n/index.ts';
import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { lazyPart } from './parts/lazyPart.tsx';
import { noOperand } from './parts/noOperand.tsx';

const ChoiceSelect = lazyPart(() => import('./parts/ChoiceSelect.tsx'));

const named = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function useSubject(field: FieldMetadata, record: object | undefined): ModuleMetadata | undefined {
  const path = field.overField && (record as Record<string, unknown> | undefined)?.[field.overField];
  return useModule(String(path ?? ''));
}

function Display({ value, field, record }: DisplayProps) {
  const subject = useSubject(field, record);
  const pick = useLabel();
  const language = useLanguage();
  const labels = named(value).map((name) => {
    const label = subject?.fields.find((one) => one.name === name)?.label;
    return label ? pick(label) : name;
  });
  return labels.length > 0 ? <span>{labels.join(language === 'en' ? ', ' : '、')}</span> : null;
}

function Input({ value, record, field, onChange, ...props }: InputProps) {
  const t = useText();
  const subject = useSubject(field, record);
  if (!subject) return <span className="quiet">{t('fields.condition.chooseModule')}</span>;
  const choices = subject.fields
    .filter(({ name }) => name !== subject.title && !alwaysShown.has(name))
    .filter(({ operators }) => !field.daysOnly || operators.includes('within'))
    .map(({ name, label }) => ({ value: name, label }));
  return (
    <ChoiceSelect
      {...props}
      several
      clearable
      field={field}
      choices={choices}
      value={named(value)}
      onChange={(next) => onChange(next ?? [])}
    />
  );
}

/** No record can be handled without them. */
const alwaysShown: ReadonlySet<string> = new Set(['id', 'version', 'number']);

/** Names of fields of a module, by their labels. */
export const fieldNames: FieldView = { Display, Input, Operand: noOperand, fullWidth: true };
