import { useEffect, useId, useRef } from 'react';
import './labelledInput.css';

export interface LabelledInputProps {
  label: string;
  value: string;
  onChange(value: string): void;
  type?: 'text' | 'password' | 'email' | 'date' | 'number';
  hint?: string;
  /** What is wrong with it, in plain words. */
  problem?: string;
  autoComplete?: string;
  autoFocus?: boolean;
  required?: boolean;
}

/** A line to fill in, with its label above and what is wrong with it below. */
export function LabelledInput(props: LabelledInputProps) {
  const {
    label,
    value,
    onChange,
    type = 'text',
    hint,
    problem,
    autoComplete = 'off',
    autoFocus,
    required,
  } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem) input.current?.focus();
  }, [problem]);
  return (
    <div className="labelled-input">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        className="text-input"
        type={type}
        value={value}
        autoComplete={autoComplete}
        // biome-ignore lint/a11y/noAutofocus: the first thing to do on this page is to fill in this line
        autoFocus={autoFocus}
        required={required}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem || hint ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem ? (
        <p className="field-error" id={`${id}-note`} role="alert">
          {problem}
        </p>
      ) : (
        hint && (
          <p className="field-hint" id={`${id}-note`}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}
