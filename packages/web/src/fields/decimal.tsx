import type { FieldView } from './fieldView.ts';
import { NumberInput } from './parts/NumberInput.tsx';
import { numberOperand } from './parts/numberOperand.tsx';
import { groupDigits, isNumberText, withoutTrailingZeros } from './parts/numberText.ts';

/** A number with a fixed count of digits after the point; noughts at its end say nothing. */
export const decimal: FieldView = {
  Display: ({ value }) =>
    isNumberText(value) ? <span className="figure">{groupDigits(withoutTrailingZeros(value))}</span> : null,
  Input: ({ value, ...props }) => (
    <NumberInput {...props} value={isNumberText(value) ? withoutTrailingZeros(value) : value} />
  ),
  Operand: numberOperand,
  align: 'right',
};
