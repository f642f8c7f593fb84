import type { FieldView } from './fieldView.ts';
import { NumberInput } from './parts/NumberInput.tsx';
import { numberOperand } from './parts/numberOperand.tsx';
import { groupDigits, isNumberText } from './parts/numberText.ts';

/** A number with a fixed count of digits after the point. */
export const decimal: FieldView = {
  Display: ({ value, field }) =>
    isNumberText(value) ? <span className="figure">{groupDigits(value, field.scale)}</span> : null,
  Input: ({ field, ...props }) => <NumberInput {...props} scale={field.scale} />,
  Operand: numberOperand,
  align: 'right',
};
