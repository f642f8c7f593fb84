import {
  type CustomizedChoice,
  type FieldMetadata,
  type FieldTypeAnswer,
  fieldTypes,
  type OptionKind,
} from '@gejie/core';
import { type FC, useId } from 'react';
import { viewOf } from '../../../fields/index.ts';
import { useLabel, useText } from '../../../i18n/index.ts';
import { Check } from '../../../ui/Check.tsx';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { FormulaInput } from '../../FormulaEditor/FormulaInput.tsx';
import { Pick } from '../../SettingsScreens/Pick.tsx';
import { ChoiceEditor } from './ChoiceEditor.tsx';
import type { FieldDraft } from './fieldDraft.ts';
import type { KindProps, OptionControlProps } from './optionProps.ts';
import { Target, Targets } from './TargetControls.tsx';

/** One option of a field, asked for as its kind says. */
export function OptionControl(props: OptionControlProps) {
  const option = props.type.options[props.name];
  if (!option) return null;
  const Kind = controls[option.kind];
  return <Kind {...props} option={option} value={props.draft.options[props.name]} />;
}

const controls: Record<OptionKind, FC<KindProps>> = {
  count: Count,
  bound: Bound,
  flag: Flag,
  value: Usual,
  pattern: Line,
  choices: Choices,
  sibling: Sibling,
  target: Target,
  targets: Targets,
  result: Result,
  expression: Expression,
};

function Count({ option, value, problem, onChange }: KindProps) {
  const label = useLabel();
  return (
    <LabelledInput
      label={label(option.label)}
      type="number"
      value={value === undefined || value === null ? '' : String(value)}
      problem={problem}
      onChange={(text) => onChange(text === '' ? null : Number(text))}
    />
  );
}

function Line({ option, value, problem, onChange }: KindProps) {
  const label = useLabel();
  return (
    <LabelledInput
      label={label(option.label)}
      hint={option.hint && label(option.hint)}
      value={typeof value === 'string' ? value : ''}
      problem={problem}
      onChange={onChange}
    />
  );
}

function Flag({ option, value, problem, onChange }: KindProps) {
  const label = useLabel();
  return (
    <div>
      <Check label={label(option.label)} checked={value === true} onChange={onChange} />
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function Bound(props: KindProps) {
  return <OwnValue {...props} />;
}

/** A value of the field itself, typed as it will be typed in forms. */
function OwnValue({ option, value, problem, onChange, draft, type, module }: KindProps) {
  const label = useLabel();
  const id = useId();
  if (!module) return null;
  const field = likeField(draft, type);
  const { Input } = viewOf(field);
  return (
    <div className="labelled-input">
      <label className="field-label" htmlFor={id}>
        {label(option.label)}
      </label>
      <Input
        id={id}
        field={field}
        module={module}
        record={{}}
        value={value ?? null}
        invalid={problem !== undefined}
        onChange={(next) => onChange(next === '' ? null : next)}
      />
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** The field as it would be, so that its own control can ask for a value. */
function likeField({ label, options }: FieldDraft, type: FieldTypeAnswer): FieldMetadata {
  const choices = (options.choices ?? []) as CustomizedChoice[];
  return {
    name: 'draft',
    type: type.name,
    label,
    required: false,
    readOnly: false,
    unique: false,
    kernel: false,
    custom: true,
    sortable: false,
    operators: [],
    ...(typeof options.scale === 'number' ? { scale: options.scale } : {}),
    // One that was just added has no key yet: the server knows it by its name.
    choices: choices.map((choice) => ({ ...choice, value: choice.value || choice.label.zh })),
  };
}

const fixed = '$fixed';

/** A default: none, what is so at the moment, or a value. */
function Usual(props: KindProps) {
  const { option, value, onChange } = props;
  const t = useText();
  const label = useLabel();
  const words = option.words ?? [];
  if (words.length === 0) return <OwnValue {...props} />;
  const word = words.find((one) => one.value === value);
  const chosen = word ? word.value : value === undefined || value === null ? '' : fixed;
  // A person can leave, and then no new record could be made.
  const offered = props.type.name === 'user' || props.type.name === 'department' ? [] : [fixed];
  return (
    <>
      <Pick
        label={label(option.label)}
        value={chosen}
        options={['', ...words.map((one) => one.value), ...offered]}
        problem={chosen === fixed ? undefined : props.problem}
        text={(one) => {
          const named = words.find(({ value: key }) => key === one);
          return named ? label(named.label) : t(one === fixed ? 'workshop.fixed' : 'workshop.none');
        }}
        onChange={(one) => onChange(one === '' ? null : one === fixed ? '' : one)}
      />
      {chosen === fixed && <OwnValue {...props} />}
    </>
  );
}

function Choices({ value, problem, onChange, draft, module }: KindProps) {
  const parent = module?.fields.find(({ name }) => name === draft.options.dependsOn);
  return (
    <ChoiceEditor
      // Beside which values of another field they are offered begins anew with another field.
      key={parent?.name}
      choices={(value ?? []) as CustomizedChoice[]}
      parent={parent}
      problem={problem}
      onChange={onChange}
    />
  );
}

function Sibling({ option, value, problem, onChange, module, field }: KindProps) {
  const t = useText();
  const label = useLabel();
  const fields = (module?.fields ?? []).filter(
    (one) => option.among?.includes(one.type) && one.name !== field?.name,
  );
  const named = (name: string) => fields.find((one) => one.name === name)?.label;
  if (fields.length === 0) return null;
  return (
    <Pick
      label={label(option.label)}
      hint={option.hint && label(option.hint)}
      value={typeof value === 'string' ? value : ''}
      options={['', ...fields.map(({ name }) => name)]}
      problem={problem}
      text={(name) => label(named(name)) || t('workshop.none')}
      onChange={(name) => onChange(name === '' ? null : name)}
    />
  );
}

function Result({ option, value, problem, onChange }: KindProps) {
  const label = useLabel();
  return (
    <Pick
      label={label(option.label)}
      value={typeof value === 'string' ? value : ''}
      options={['', ...(option.among ?? [])]}
      problem={problem}
      text={(name) => label(fieldTypes.get(name)?.label)}
      onChange={(name) => onChange(name === '' ? null : name)}
    />
  );
}

function Expression({ option, value, problem, onChange, draft, module, field }: KindProps) {
  const label = useLabel();
  const id = useId();
  const { result } = draft.options;
  if (!module || typeof result !== 'string') return null;
  return (
    <div className="labelled-input">
      <label className="field-label" htmlFor={id}>
        {label(option.label)}
      </label>
      <FormulaInput
        id={id}
        path={module.path}
        value={typeof value === 'string' ? value : ''}
        result={{ type: result }}
        own={field?.name ?? null}
        problem={problem}
        onChange={onChange}
      />
    </div>
  );
}
