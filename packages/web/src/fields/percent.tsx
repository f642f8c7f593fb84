import type { FieldView } from './fieldView.ts';
import { numberOperand } from './parts/numberOperand.tsx';
import { NumberInput } from './parts/NumberInput.tsx';
import { groupDigits, isNumberText } from './parts/numberText.ts';

/** Hundredths: 35 means 35 %. */
export const percent: FieldView = {
  Display: ({ value }) =>
    isNumberText(value) ? (
      <span className="figure">{groupDigits(String(value).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''))}%</span>
    ) : null,
  Input: (props) => <NumberInput {...props} suffix="%" />,
  Operand: numberOperand,
  align: 'right',
};
