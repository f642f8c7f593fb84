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
  return (
    <label className="labelled-input">
      <span className="field-label">{label}</span>
      <select
        className="text-input"
        value={value}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {text(option)}
          </option>
        ))}
      </select>
      {hint && !problem && <span className="field-hint">{hint}</span>}
      {problem && <span className="field-error">{problem}</span>}
    </label>
  );
}
