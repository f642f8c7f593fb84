import type { Filter } from '@gejie/core';
import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { lazyPart } from './parts/lazyPart.tsx';
import { ReferenceLink } from './parts/ReferenceLink.tsx';
import { referenceOperand } from './parts/referenceOperand.tsx';
import { isReference, referencesOf, targetOf } from './parts/references.ts';

const ReferenceSelect = lazyPart(() => import('./parts/ReferenceSelect.tsx'));

function Display({ value, field }: DisplayProps) {
  return isReference(value) ? <ReferenceLink target={targetOf(field)} reference={value} /> : null;
}

/** Only what is offered; and a tree stays within its bounds: who a contact reports to works at the same account. */
function within({ module, field, record }: InputProps): Filter | undefined {
  if (field.offers) return field.offers;
  const bound = module.tree?.field === field.name ? module.tree.within : undefined;
  const at = bound ? record[bound] : undefined;
  return bound && isReference(at) ? { [bound]: at.id } : undefined;
}

function Input(props: InputProps) {
  const { id, value, onChange, field, invalid, autoFocus, describedBy } = props;
  return (
    <ReferenceSelect
      id={id}
      target={targetOf(field)}
      value={referencesOf(value)}
      onChange={(next) => onChange(next[0] ?? null)}
      where={within(props)}
      creates
      clearable={!field.required}
      invalid={invalid}
      autoFocus={autoFocus}
      describedBy={describedBy}
    />
  );
}

/** A record of another module, found by any fragment of its name and created in place. */
export const link: FieldView = {
  Display,
  Input,
  Operand: referenceOperand(),
  picked: true,
  beside: ({ name }, { tree }) => (tree?.field === name && tree.within ? [tree.within] : []),
};
