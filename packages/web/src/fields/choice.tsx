import type { FieldView, InputProps } from './fieldView.ts';
import { ChoiceTag, offeredChoices } from './parts/ChoiceTag.tsx';
import { choiceOperand } from './parts/choiceOperand.tsx';
import { lazyPart } from './parts/lazyPart.tsx';

const ChoiceSelect = lazyPart(() => import('./parts/ChoiceSelect.tsx'));

function Input({ value, record, field, ...props }: InputProps) {
  return (
    <ChoiceSelect
      {...props}
      field={field}
      choices={offeredChoices(field, record, [value])}
      clearable={!field.required}
      value={typeof value === 'string' ? value : null}
    />
  );
}

/** One of a list of values, drawn as a coloured tag. */
export const choice: FieldView = {
  Display: ({ value, field }) =>
    typeof value === 'string' ? <ChoiceTag value={value} field={field} /> : null,
  Input,
  Operand: choiceOperand,
  picked: true,
};
