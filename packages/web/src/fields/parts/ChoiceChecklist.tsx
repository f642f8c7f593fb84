import type { ChoiceMetadata, FieldMetadata } from '@gejie/core';
import { useLabel } from '../../i18n/index.ts';

interface ChoiceChecklistProps {
  id?: string;
  field: FieldMetadata;
  choices: ChoiceMetadata[];
  value: string[];
  onChange(value: string[]): void;
  autoFocus?: boolean;
  describedBy?: string;
}

/** Choices that want explaining, all in sight, each with a line on what it means. */
export function ChoiceChecklist(props: ChoiceChecklistProps) {
  const { id, field, choices, value, onChange, autoFocus, describedBy } = props;
  const label = useLabel();
  const set = (one: string, chosen: boolean) =>
    onChange(
      choices
        .map((choice) => choice.value)
        .filter((other) => (other === one ? chosen : value.includes(other))),
    );
  return (
    <fieldset
      className="choice-checklist"
      id={id}
      aria-label={label(field.label)}
      aria-describedby={describedBy}
    >
      {choices.map((choice, index) => (
        <label key={choice.value}>
          <input
            type="checkbox"
            className="check"
            checked={value.includes(choice.value)}
            // biome-ignore lint/a11y/noAutofocus: the caller moves the focus where the user has asked to choose
            autoFocus={autoFocus && index === 0}
            onChange={(event) => set(choice.value, event.target.checked)}
          />
          <span>
            {label(choice.label)}
            {choice.hint && <small className="quiet">{label(choice.hint)}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
