import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { InputProps } from '../fieldView.ts';
import { groupDigits, isNumberText, readNumber } from './numberText.ts';

interface NumberInputProps extends Pick<InputProps, 'id' | 'value' | 'invalid' | 'autoFocus' | 'describedBy'> {
  onChange(value: string | null): void;
  /** Digits shown after the point once the field is left. */
  scale?: number;
  prefix?: ReactNode;
  suffix?: ReactNode;
  label?: string;
}

/**
 * A figure as text: plain while it is typed, grouped in thousands once it is left. The value is decimal text, so that
 * money stays exact; what is no number is handed on as typed and refused at the field.
 */
export function NumberInput(props: NumberInputProps) {
  const { id, value, onChange, scale, prefix, suffix, invalid, autoFocus, describedBy, label } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const resting = isNumberText(value) ? groupDigits(value, scale) : String(value ?? '');
  return (
    <Input
      id={id}
      className="figure-input"
      inputMode="decimal"
      autoComplete="off"
      autoFocus={autoFocus}
      status={invalid ? 'error' : undefined}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      aria-label={label}
      prefix={prefix}
      suffix={suffix}
      value={typed ?? resting}
      onFocus={() => setTyped(isNumberText(value) ? String(value) : String(value ?? ''))}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(readNumber(event.target.value));
      }}
    />
  );
}
