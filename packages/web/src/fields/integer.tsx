import type { FieldView } from './fieldView.ts';
import { Figure } from './parts/Figure.tsx';
import { NumberInput } from './parts/NumberInput.tsx';
import { numberOperand } from './parts/numberOperand.tsx';

/** A whole number. */
export const integer: FieldView = {
  Display: ({ value }) => <Figure value={value} />,
  Input: ({ onChange, ...props }) => (
    <NumberInput
      {...props}
      onChange={(typed) => onChange(typed !== null && /^-?\d{1,15}$/.test(typed) ? Number(typed) : typed)}
    />
  ),
  Operand: numberOperand,
  align: 'right',
  beside: () => [],
};
