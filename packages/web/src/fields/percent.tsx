import type { FieldView } from './fieldView.ts';
import { Figure } from './parts/Figure.tsx';
import { NumberInput } from './parts/NumberInput.tsx';
import { numberOperand } from './parts/numberOperand.tsx';
import { isNumberText, withoutTrailingZeros } from './parts/numberText.ts';

/** A share of a hundred: "12.50" is 12.5 %. */
export const percent: FieldView = {
  Display: ({ value }) => <Figure value={value} unit="%" />,
  Input: ({ value, ...props }) => (
    <NumberInput {...props} value={isNumberText(value) ? withoutTrailingZeros(value) : value} suffix="%" />
  ),
  Operand: numberOperand,
  align: 'right',
  beside: () => [],
};
