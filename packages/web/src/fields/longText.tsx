import type { FieldView } from './fieldView.ts';
import { limitOf } from './parts/limitOf.ts';
import { textOperand } from './parts/textOperand.tsx';

/** Several lines of plain text; the box grows with them. */
export const longText: FieldView = {
  Display: ({ value, compact }) =>
    typeof value === 'string' && value !== '' ? (
      <span className={compact ? undefined : 'long-text'}>
        {compact ? value.replace(/\s*\n\s*/g, ' ') : value}
      </span>
    ) : null,
  Input: ({ id, value, onChange, field, invalid, autoFocus, describedBy }) => (
    <textarea
      id={id}
      className="text-input text-area"
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      maxLength={limitOf(field)}
      // biome-ignore lint/a11y/noAutofocus: the caller moves the focus where the user has asked to type
      autoFocus={autoFocus}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      aria-required={field.required || undefined}
    />
  ),
  Operand: textOperand,
  fullWidth: true,
  tall: true,
  keepsEnter: true,
  beside: () => [],
};
