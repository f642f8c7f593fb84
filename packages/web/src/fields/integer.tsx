import type { FieldView } from './fieldView.ts';
import { NumberInput } from './parts/NumberInput.tsx';
import { numberOperand } from './parts/numberOperand.tsx';
import { groupDigits, isNumberText } from './parts/numberText.ts';

/** A whole number. */
export const integer: FieldView = {
  Display: ({ value }) => (isNumberText(value) ? <span className="figure">{groupDigits(value)}</span> : null),
  Input: ({ onChange, ...props }) => (
    <NumberInput
      {...props}
      onChange={(typed) => onChange(typed !== null && /^-?\d{1,15}$/.test(typed) ? Number(typed) : typed)}
    />
  ),
  Operand: numberOperand,
  align: 'right',
};
