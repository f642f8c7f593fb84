import { useMemo } from 'react';
import { choicesOf, useProcesses, useStepName } from '../process/useProcesses.ts';
import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { ChoiceTag, offeredChoices } from './parts/ChoiceTag.tsx';
import { choiceOperand } from './parts/choiceOperand.tsx';
import { lazyPart } from './parts/lazyPart.tsx';

const ChoiceSelect = lazyPart(() => import('./parts/ChoiceSelect.tsx'));

function Input(props: InputProps) {
  return props.field.process ? <StepInput {...props} /> : <PlainInput {...props} />;
}

/** The steps of the record's process, in its order and under its names. */
function StepInput({ value, record, field, module, ...props }: InputProps) {
  const offered = choicesOf(field, useProcesses(module, field).of(record));
  const held = field.choices?.find((choice) => choice.value === value);
  const choices = held && !offered.some((choice) => choice.value === value) ? [...offered, held] : offered;
  return (
    <ChoiceSelect
      {...props}
      field={{ ...field, choices }}
      choices={choices}
      clearable={!field.required}
      value={typeof value === 'string' ? value : null}
    />
  );
}

function PlainInput({ value, record, field, ...props }: InputProps) {
  const { choices, dependsOn } = field;
  const parent = dependsOn ? record[dependsOn] : undefined;
  const offered = useMemo(
    () => offeredChoices({ choices, dependsOn }, dependsOn ? { [dependsOn]: parent } : {}, [value]),
    [choices, dependsOn, parent, value],
  );
  return (
    <ChoiceSelect
      {...props}
      field={field}
      choices={offered}
      clearable={!field.required}
      value={typeof value === 'string' ? value : null}
    />
  );
}

function Display({ value, field, record }: DisplayProps) {
  if (typeof value !== 'string') return null;
  if (field.process) return <StepTag value={value} field={field} record={record} />;
  return <ChoiceTag value={value} field={field} />;
}

/** A step is called as the record's process calls it. */
function StepTag({ value, field, record }: DisplayProps & { value: string }) {
  const name = useStepName(field, record, value);
  return <ChoiceTag value={value} field={field} name={name} />;
}

/** One of a list of values, drawn as a coloured tag. */
export const choice: FieldView = {
  Display,
  Input,
  Operand: choiceOperand,
  picked: true,
  beside: ({ process, dependsOn }) => (process ? null : dependsOn ? [dependsOn] : []),
};
