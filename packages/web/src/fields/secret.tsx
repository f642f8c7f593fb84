import { useText } from '../i18n/index.ts';
import type { FieldView, InputProps } from './fieldView.ts';
import { limitOf } from './parts/limitOf.ts';
import { textOperand } from './parts/textOperand.tsx';

function Input({ id, value, onChange, field, invalid, autoFocus, describedBy, record }: InputProps) {
  const t = useText();
  return (
    <input
      id={id}
      className="text-input"
      type="password"
      autoComplete="new-password"
      placeholder={record.id ? t('fields.secretKept') : undefined}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      maxLength={limitOf(field)}
      // biome-ignore lint/a11y/noAutofocus: the caller moves the focus where the user has asked to type
      autoFocus={autoFocus}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
    />
  );
}

/** A password: it can be set, never seen. */
export const secret: FieldView = {
  Display: () => <span aria-hidden="true">••••••</span>,
  Input,
  Operand: textOperand,
  notCopied: true,
};
