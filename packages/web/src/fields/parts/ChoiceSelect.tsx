import type { ChoiceMetadata, FieldMetadata } from '@gejie/core';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useLabel, useText } from '../../i18n/index.ts';
import { ChoiceTag } from './ChoiceTag.tsx';

export interface ChoiceSelectProps {
  id?: string;
  field: FieldMetadata;
  choices: ChoiceMetadata[];
  /** A list when several may be chosen. */
  value: string | string[] | null;
  onChange(value: string | string[] | null): void;
  several?: boolean;
  clearable?: boolean;
  invalid?: boolean;
  autoFocus?: boolean;
  /** The list is open from the start. */
  opens?: boolean;
  describedBy?: string;
  label?: string;
  small?: boolean;
}

/** A list of tags to choose one or several from; typing narrows it, in either language. */
export default function ChoiceSelect(props: ChoiceSelectProps) {
  const {
    id,
    field,
    choices,
    value,
    onChange,
    several,
    clearable,
    invalid,
    autoFocus,
    opens,
    describedBy,
    label,
    small,
  } = props;
  const labelOf = useLabel();
  const t = useText();
  // What is offered may be other than what the field itself declares.
  const offering = { ...field, choices };
  // There may be ten thousand, and a key pressed anywhere in the form draws this again.
  const options = useMemo(
    () =>
      choices.map((choice) => ({
        value: choice.value,
        label: labelOf(choice.label),
        words: `${choice.label.zh} ${choice.label.en}`,
      })),
    [choices, labelOf],
  );
  return (
    <Select<string | string[]>
      id={id}
      className="choice-select"
      aria-label={label}
      aria-describedby={describedBy}
      mode={several ? 'multiple' : undefined}
      size={small ? 'small' : 'middle'}
      status={invalid ? 'error' : undefined}
      autoFocus={autoFocus}
      defaultOpen={opens}
      allowClear={clearable && { label: t('fields.clear') }}
      placeholder={t('fields.choose')}
      notFoundContent={t('fields.noChoice')}
      popupMatchSelectWidth={!small}
      showSearch={{ optionFilterProp: 'words' }}
      value={value ?? undefined}
      onChange={(next) => onChange(next ?? null)}
      options={options}
      optionRender={(option) => <ChoiceTag value={String(option.value)} field={offering} />}
      labelRender={several ? undefined : (chosen) => <ChoiceTag value={String(chosen.value)} field={field} />}
    />
  );
}
