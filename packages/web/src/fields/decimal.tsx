import type { FieldView } from './fieldView.ts';
import { Figure } from './parts/Figure.tsx';
import { NumberInput } from './parts/NumberInput.tsx';
import { numberOperand } from './parts/numberOperand.tsx';
import { isNumberText, withoutTrailingZeros } from './parts/numberText.ts';

/** A number with a fixed count of digits after the point; noughts at its end say nothing. */
export const decimal: FieldView = {
  Display: ({ value }) => <Figure value={value} />,
  Input: ({ value, ...props }) => (
    <NumberInput {...props} value={isNumberText(value) ? withoutTrailingZeros(value) : value} />
  ),
  Operand: numberOperand,
  align: 'right',
  beside: () => [],
};
