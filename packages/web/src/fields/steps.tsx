import { type ModuleMetadata, type Step, standardProcess } from '@gejie/core';
import { useModule } from '../api/index.ts';
import { useLabel, useText } from '../i18n/index.ts';
import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { FilterSentence } from './filter/FilterSentence.tsx';
import { ChoiceTag, choiceOf } from './parts/ChoiceTag.tsx';
import { lazyPart } from './parts/lazyPart.tsx';
import { noOperand } from './parts/noOperand.tsx';
import './steps.css';

const StepCard = lazyPart(async () => ({ default: (await import('./parts/StepCard.tsx')).StepCard }), 120);

function stepsOf(value: unknown): Step[] {
  return Array.isArray(value) ? (value as Step[]) : [];
}

function Display({ value, field, compact }: DisplayProps) {
  const label = useLabel();
  const over = useModule(field.over ?? '');
  const steps = stepsOf(value);
  if (steps.length === 0) return null;
  const nameOf = (step: Step) => step.label ?? (label(choiceOf(field, step.value)?.label) || step.value);
  if (compact) return <span>{steps.map(nameOf).join(' → ')}</span>;
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.value}>
          <StepFacts step={step} name={nameOf(step)} over={over} />
        </li>
      ))}
    </ol>
  );
}

function StepFacts({ step, name, over }: { step: Step; name: string; over: ModuleMetadata | undefined }) {
  const t = useText();
  return (
    <>
      <b>{name}</b>
      {step.probability !== undefined && <span className="quiet figure"> {step.probability}%</span>}
      {step.rotsAfterDays !== undefined && (
        <span className="quiet"> · {t('fields.steps.rotsAfter', { days: step.rotsAfterDays })}</span>
      )}
      {step.guidance && <p className="long-text">{step.guidance}</p>}
      {step.exit && over && (
        <p>
          <span className="quiet">{t('fields.steps.exit')}</span>{' '}
          <FilterSentence module={over} filter={step.exit} />
        </p>
      )}
    </>
  );
}

function Input({ id, value, field, onChange, describedBy }: InputProps) {
  const t = useText();
  const label = useLabel();
  const over = useModule(field.over ?? '');
  const steps = stepsOf(value);
  const unused = (field.choices ?? []).filter(
    (choice) => !choice.retired && !steps.some((step) => step.value === choice.value),
  );
  const change = (next: Step[]) => onChange(next.length > 0 ? next : null);
  const move = (from: number, by: number) => {
    const [moved] = steps.slice(from, from + 1);
    if (moved) change(steps.toSpliced(from, 1).toSpliced(from + by, 0, moved));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the label of the field is its legend
    <div
      id={id}
      role="group"
      className="steps-input"
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
    >
      {steps.map((step, index) => (
        <StepCard
          key={step.value}
          step={step}
          field={field}
          over={over}
          isFirst={index === 0}
          isLast={index === steps.length - 1}
          onChange={(next) => change(steps.with(index, next))}
          onMove={(by) => move(index, by)}
          onRemove={() => change(steps.toSpliced(index, 1))}
        />
      ))}
      <div className="steps-add">
        {steps.length === 0 && (
          <button
            type="button"
            className="btn"
            onClick={() => change([...standardProcess({ choices: field.choices ?? [] }).steps])}
          >
            {t('fields.steps.standard')}
          </button>
        )}
        {unused.map((choice) => (
          <button
            key={choice.value}
            type="button"
            className="btn btn-dashed"
            aria-label={t('fields.steps.addOne', { name: label(choice.label) })}
            onClick={() => change(added(steps, { value: choice.value }, field))}
          >
            + <ChoiceTag value={choice.value} field={field} />
          </button>
        ))}
      </div>
    </div>
  );
}

/** A step is put before those that end the process, an ending at the end. */
function added(steps: readonly Step[], step: Step, field: InputProps['field']): Step[] {
  const isEnd = ({ value }: Step) => choiceOf(field, value)?.closed !== undefined;
  const end = isEnd(step) ? -1 : steps.findIndex(isEnd);
  return steps.toSpliced(end < 0 ? steps.length : end, 0, step);
}

/** The steps of a process, in order, with what each asks for and advises. */
export const steps: FieldView = {
  Display,
  Input,
  Operand: noOperand,
  fullWidth: true,
  tall: true,
  keepsEnter: true,
};
