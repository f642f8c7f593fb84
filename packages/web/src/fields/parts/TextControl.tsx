import type { InputHTMLAttributes } from 'react';
import type { InputProps } from '../fieldView.ts';
import { limitOf } from './limitOf.ts';

interface TextControlProps extends InputProps {
  kind?: Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'autoComplete' | 'placeholder'>;
}

/** One line of text, whatever it means: text, e-mail, phone, web address, password. */
export function TextControl(props: TextControlProps) {
  const { id, value, onChange, field, invalid, autoFocus, describedBy, kind } = props;
  return (
    <input
      id={id}
      className="text-input"
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...kind}
      value={value === null || value === undefined ? '' : String(value)}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      maxLength={limitOf(field)}
      // biome-ignore lint/a11y/noAutofocus: the caller moves the focus where the user has asked to type
      autoFocus={autoFocus}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      aria-required={field.required || undefined}
    />
  );
}
