import { Input } from 'antd';
import type { FieldView } from './fieldView.ts';
import { limitOf } from './parts/limitOf.ts';
import { textOperand } from './parts/operandOf.tsx';

/** Several lines of plain text. */
export const longText: FieldView = {
  Display: ({ value, compact }) =>
    typeof value === 'string' && value !== '' ? (
      <span className={compact ? undefined : 'long-text'}>{compact ? value.replace(/\s*\n\s*/g, ' ') : value}</span>
    ) : null,
  Input: ({ id, value, onChange, field, invalid, autoFocus, describedBy }) => (
    <Input.TextArea
      id={id}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      autoSize={{ minRows: 3, maxRows: 14 }}
      maxLength={limitOf(field)}
      autoFocus={autoFocus}
      status={invalid ? 'error' : undefined}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      aria-required={field.required}
    />
  ),
  Operand: textOperand,
  fullWidth: true,
  keepsEnter: true,
};
