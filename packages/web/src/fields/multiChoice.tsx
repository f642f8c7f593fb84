import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { ChoiceChecklist } from './parts/ChoiceChecklist.tsx';
import { ChoiceTag, offeredChoices } from './parts/ChoiceTag.tsx';
import { choiceOperand } from './parts/choiceOperand.tsx';
import { lazyPart } from './parts/lazyPart.tsx';

const ChoiceSelect = lazyPart(() => import('./parts/ChoiceSelect.tsx'));

const chosen = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function Display({ value, field }: DisplayProps) {
  if (chosen(value).length === 0) return null;
  return (
    <span className="tag-row">
      {chosen(value).map((one) => (
        <ChoiceTag key={one} value={one} field={field} />
      ))}
    </span>
  );
}

function Input({ value, record, field, onChange, ...props }: InputProps) {
  const choices = offeredChoices(field, record, chosen(value));
  if (choices.some(({ hint }) => hint)) {
    return (
      <ChoiceChecklist {...props} field={field} choices={choices} value={chosen(value)} onChange={onChange} />
    );
  }
  return (
    <ChoiceSelect
      {...props}
      several
      clearable
      field={field}
      choices={choices}
      value={chosen(value)}
      onChange={(next) => onChange(next ?? [])}
    />
  );
}

/** Any number of a list of values. */
export const multiChoice: FieldView = {
  Display,
  Input,
  Operand: choiceOperand,
  beside: ({ dependsOn }) => (dependsOn ? [dependsOn] : []),
};
