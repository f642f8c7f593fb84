import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { lazyPart } from './parts/lazyPart.tsx';
import { ReferenceLink } from './parts/ReferenceLink.tsx';
import { referenceOperand } from './parts/referenceOperand.tsx';
import { referencesOf, targetOf } from './parts/references.ts';

const ReferenceSelect = lazyPart(() => import('./parts/ReferenceSelect.tsx'));

function Display({ value, field }: DisplayProps) {
  const references = referencesOf(value);
  if (references.length === 0) return null;
  return (
    <span className="reference-list">
      {references.map((reference) => (
        <ReferenceLink key={reference.id} target={targetOf(field)} reference={reference} />
      ))}
    </span>
  );
}

function Input({ id, value, onChange, field, invalid, autoFocus, describedBy }: InputProps) {
  return (
    <ReferenceSelect
      several
      creates
      clearable
      id={id}
      target={targetOf(field)}
      value={referencesOf(value)}
      onChange={onChange}
      where={field.offers}
      invalid={invalid}
      autoFocus={autoFocus}
      describedBy={describedBy}
    />
  );
}

/** Several records of one module. */
export const links: FieldView = {
  Display,
  Input,
  Operand: referenceOperand(),
  several: true,
  beside: () => [],
};
