import { Input } from 'antd';
import type { FieldView } from './fieldView.ts';
import { limitOf } from './parts/limitOf.ts';
import { textOperand } from './parts/operandOf.tsx';

/** One line of text. */
export const text: FieldView = {
  Display: ({ value }) => (value === null || value === undefined ? null : <span>{String(value)}</span>),
  Input: ({ id, value, onChange, field, invalid, autoFocus, describedBy }) => (
    <Input
      id={id}
      value={value === null || value === undefined ? '' : String(value)}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      maxLength={limitOf(field)}
      autoFocus={autoFocus}
      autoComplete="off"
      status={invalid ? 'error' : undefined}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      aria-required={field.required}
    />
  ),
  Operand: textOperand,
};
