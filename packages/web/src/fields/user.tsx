import { useText } from '../i18n/index.ts';
import { Avatar } from '../theme/index.ts';
import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { GoneMark } from './parts/GoneMark.tsx';
import { lazyPart } from './parts/lazyPart.tsx';
import { referenceOperand } from './parts/referenceOperand.tsx';
import { isReference, referencesOf, targetOf } from './parts/references.ts';

const ReferenceSelect = lazyPart(() => import('./parts/ReferenceSelect.tsx'));

function Display({ value }: DisplayProps) {
  const t = useText();
  if (!isReference(value)) return null;
  if (value.label === null) return <span className="quiet">{t('fields.hidden')}</span>;
  return (
    <span className="person">
      <Avatar name={value.label} small />
      {value.label}
      <GoneMark of={value} />
    </span>
  );
}

function Input({ id, value, onChange, field, invalid, autoFocus, describedBy }: InputProps) {
  return (
    <ReferenceSelect
      id={id}
      target={targetOf(field)}
      value={referencesOf(value)}
      onChange={(next) => onChange(next[0] ?? null)}
      where={field.offers}
      clearable={!field.required}
      invalid={invalid}
      autoFocus={autoFocus}
      describedBy={describedBy}
    />
  );
}

/** A person of the company. */
export const user: FieldView = {
  Display,
  Input,
  Operand: referenceOperand([
    { value: '$me', name: 'fields.me' },
    { value: '$myTeam', name: 'fields.myTeam' },
  ]),
  picked: true,
  beside: () => [],
};
