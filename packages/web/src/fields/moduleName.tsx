import type { FieldView, InputProps } from './fieldView.ts';
import { ChoiceTag } from './parts/ChoiceTag.tsx';
import { choiceOperand } from './parts/choiceOperand.tsx';
import { lazyPart } from './parts/lazyPart.tsx';

const ChoiceSelect = lazyPart(() => import('./parts/ChoiceSelect.tsx'));

function Input({ value, record: _record, field, ...props }: InputProps) {
  return (
    <ChoiceSelect
      {...props}
      field={field}
      choices={field.choices ?? []}
      clearable={!field.required}
      value={typeof value === 'string' ? value : null}
    />
  );
}

/** A module, by its name. */
export const moduleName: FieldView = {
  Display: ({ value, field }) =>
    typeof value === 'string' ? <ChoiceTag value={value} field={field} /> : null,
  Input,
  Operand: choiceOperand,
  picked: true,
};
