import { type ReactNode, useState } from 'react';
import { useFormat } from '../../i18n/index.ts';
import type { InputProps } from '../fieldView.ts';
import { groupDigits, isNumberText, readNumber } from './numberText.ts';

interface NumberInputProps extends Partial<Pick<InputProps, 'id' | 'invalid' | 'autoFocus' | 'describedBy'>> {
  value: unknown;
  onChange(value: string | null): void;
  /** Digits shown after the point once the field is left. */
  scale?: number;
  prefix?: ReactNode;
  suffix?: ReactNode;
  /** Name of the control where no label stands beside it. */
  label?: string;
  className?: string;
}

/**
 * A figure as text: plain while it is typed, grouped in thousands once it is left. The value is decimal text, so that
 * money stays exact; what is no number is handed on as typed and refused at the field.
 */
export function NumberInput(props: NumberInputProps) {
  const { id, value, onChange, scale, prefix, suffix, invalid, autoFocus, describedBy, label, className } =
    props;
  const [typed, setTyped] = useState<string | null>(null);
  const { separators } = useFormat();
  const text = value === null || value === undefined ? '' : String(value);
  const plain = isNumberText(value) ? text.replace('.', separators.decimal) : text;
  const resting = isNumberText(value) ? groupDigits(value, scale, separators) : plain;
  return (
    <span className={`figure-input ${className ?? ''}`}>
      {prefix && <span className="figure-affix">{prefix}</span>}
      <input
        id={id}
        className="text-input"
        inputMode="decimal"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the caller moves the focus where the user has asked to type
        autoFocus={autoFocus}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        aria-label={label}
        value={typed ?? resting}
        onFocus={() => setTyped(plain)}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(readNumber(event.target.value, separators));
        }}
      />
      {suffix && <span className="figure-affix">{suffix}</span>}
    </span>
  );
}
