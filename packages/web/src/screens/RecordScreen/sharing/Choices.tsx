import { useId } from 'react';

interface ChoicesProps<Value extends string> {
  label: string;
  value: Value;
  options: { value: Value; text: string }[];
  onChange(value: Value): void;
}

/** One of a few, all in sight. */
export function Choices<Value extends string>({ label, value, options, onChange }: ChoicesProps<Value>) {
  const name = useId();
  return (
    <fieldset className="choices">
      <legend className="for-screen-readers">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={option.value === value ? 'choices-on' : undefined}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.text}
        </label>
      ))}
    </fieldset>
  );
}
