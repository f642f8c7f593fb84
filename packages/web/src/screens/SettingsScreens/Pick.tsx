import { useId } from 'react';
import '../../ui/labelledInput.css';

export interface PickProps {
  label: string;
  value: string;
  options: string[];
  hint?: string;
  /** What is wrong with it, in plain words. */
  problem?: string;
  text?(option: string): string;
  onChange(value: string): void;
}

/** One of a short list, with its label above. */
export function Pick({
  label,
  value,
  options,
  hint,
  problem,
  text = (option) => option,
  onChange,
}: PickProps) {
  const id = useId();
  const said = problem ?? hint;
  return (
    <div className="labelled-input">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="text-input"
        value={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={said ? `${id}-said` : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {text(option)}
          </option>
        ))}
      </select>
      {said && (
        <span id={`${id}-said`} className={problem ? 'field-error' : 'field-hint'}>
          {said}
        </span>
      )}
    </div>
  );
}
