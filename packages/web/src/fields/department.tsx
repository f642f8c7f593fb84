import type { FieldView } from './fieldView.ts';
import { referenceOperand } from './parts/referenceOperand.tsx';
import { isReference } from './parts/references.ts';
import { user } from './user.tsx';

/** A department of the company; asked for like a person, shown without a face. */
export const department: FieldView = {
  Display: ({ value }) => (isReference(value) && value.label !== null ? <span>{value.label}</span> : null),
  Input: user.Input,
  Operand: referenceOperand([{ value: '$myDepartment', name: 'fields.myDepartment' }]),
  picked: true,
  beside: () => [],
};
