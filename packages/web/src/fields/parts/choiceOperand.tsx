import { lazyPart } from './lazyPart.tsx';
import { operandOf } from './operandOf.tsx';

const ChoiceSelect = lazyPart(() => import('./ChoiceSelect.tsx'), 24);

/** One or several choices; retired ones too, for old records still hold them. */
export const choiceOperand = operandOf(
  ({ value, onChange, field, label }) => (
    <ChoiceSelect
      small
      field={field}
      choices={field.choices ?? []}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
      label={label}
    />
  ),
  ({ value, onChange, field, label }) => (
    <ChoiceSelect
      small
      several
      field={field}
      choices={field.choices ?? []}
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={onChange}
      label={label}
    />
  ),
);
