import { operandOf } from './operandOf.tsx';

/** The value of a condition on a text. */
export const textOperand = operandOf(({ value, onChange, label }) => (
  <input
    className="operand-input"
    aria-label={label}
    value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
    onChange={(event) => onChange(event.target.value)}
  />
));
