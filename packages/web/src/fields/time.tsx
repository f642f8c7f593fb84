import type { FieldView } from './fieldView.ts';
import { operandOf } from './parts/operandOf.tsx';

/** A time of day, "09:30"; the browser's own control is quick to type into and right on phones. */
export const time: FieldView = {
  Display: ({ value }) => (typeof value === 'string' ? <time>{value.slice(0, 5)}</time> : null),
  Input: ({ id, value, onChange, invalid, autoFocus, describedBy }) => (
    <input
      id={id}
      type="time"
      className="text-input time-input"
      value={typeof value === 'string' ? value.slice(0, 5) : ''}
      onChange={(event) => onChange(event.target.value || null)}
      // biome-ignore lint/a11y/noAutofocus: the caller moves the focus where the user has asked to type
      autoFocus={autoFocus}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
    />
  ),
  Operand: operandOf(({ value, onChange, label }) => (
    <input
      type="time"
      className="operand-input"
      aria-label={label}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )),
  beside: () => [],
};
