import { NumberInput } from './NumberInput.tsx';
import { operandOf } from './operandOf.tsx';

/** The value of a condition on a figure. */
export const numberOperand = operandOf(({ value, onChange, label }) => (
  <NumberInput className="operand-figure" label={label} value={value} onChange={onChange} />
));
