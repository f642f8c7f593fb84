import type { FieldView } from './fieldView.ts';
import { NumberInput } from './parts/NumberInput.tsx';
import { numberOperand } from './parts/numberOperand.tsx';
import { groupDigits, isNumberText, withoutTrailingZeros } from './parts/numberText.ts';

/** A share of a hundred: "12.50" is 12.5 %. */
export const percent: FieldView = {
  Display: ({ value }) =>
    isNumberText(value) ? <span className="figure">{groupDigits(withoutTrailingZeros(value))}%</span> : null,
  Input: ({ value, ...props }) => (
    <NumberInput {...props} value={isNumberText(value) ? withoutTrailingZeros(value) : value} suffix="%" />
  ),
  Operand: numberOperand,
  align: 'right',
};
