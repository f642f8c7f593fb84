import type { FieldMetadata, Filter, ModuleMetadata, Step } from '@gejie/core';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { FilterBar } from '../filter/FilterBar.tsx';
import { ChoiceTag, choiceOf } from './ChoiceTag.tsx';

interface StepCardProps {
  step: Step;
  /** The field that lists the steps. */
  field: FieldMetadata;
  /** The module that goes through them. */
  over: ModuleMetadata | undefined;
  isFirst: boolean;
  isLast: boolean;
  onChange(step: Step): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

/** One step being edited: its own name, figures, guidance and what it asks for before it is left. */
export function StepCard({ step, field, over, isFirst, isLast, onChange, onMove, onRemove }: StepCardProps) {
  const t = useText();
  const label = useLabel();
  const choice = choiceOf(field, step.value);
  const name = label(choice?.label);
  const set = (part: Partial<Step>) => onChange({ ...step, ...part });
  const whole = (text: string) => (text.trim() === '' ? undefined : Number(text));
  return (
    <fieldset className="step-card">
      <legend className="for-screen-readers">{name}</legend>
      <div className="step-head">
        <ChoiceTag value={step.value} field={field} />
        <input
          className="text-input"
          aria-label={t('fields.steps.nameOf', { name })}
          placeholder={t('fields.steps.ownName')}
          maxLength={40}
          value={step.label ?? ''}
          onChange={(event) => set({ label: event.target.value || undefined })}
        />
        {!choice?.closed && (
          <>
            <Figure
              label={t('fields.steps.probability')}
              suffix="%"
              placeholder={String(choice?.probability ?? '')}
              value={step.probability}
              max={100}
              onChange={(text) => set({ probability: whole(text) })}
            />
            <Figure
              label={t('fields.steps.rots')}
              suffix={t('fields.steps.days')}
              placeholder={String(choice?.rotsAfterDays ?? '')}
              value={step.rotsAfterDays}
              max={999}
              onChange={(text) => set({ rotsAfterDays: whole(text) })}
            />
          </>
        )}
        <span className="step-buttons">
          <CardButton
            icon="arrowUp"
            label={t('fields.steps.up', { name })}
            disabled={isFirst}
            onClick={() => onMove(-1)}
          />
          <CardButton
            icon="arrowDown"
            label={t('fields.steps.down', { name })}
            disabled={isLast}
            onClick={() => onMove(1)}
          />
          <CardButton icon="close" label={t('fields.steps.remove', { name })} onClick={onRemove} />
        </span>
      </div>
      <textarea
        className="text-input text-area step-guidance"
        aria-label={t('fields.steps.guidanceOf', { name })}
        placeholder={t('fields.steps.guidance')}
        maxLength={2000}
        value={step.guidance ?? ''}
        onChange={(event) => set({ guidance: event.target.value || undefined })}
      />
      {over && !choice?.closed && (
        <div className="filter-builder">
          <span className="quiet">{t('fields.steps.exit')}</span>
          <FilterBar
            module={over}
            where={step.exit ?? {}}
            ownFields
            onChange={(exit: Filter) => set({ exit: Object.keys(exit).length > 0 ? exit : undefined })}
          />
        </div>
      )}
    </fieldset>
  );
}

interface FigureProps {
  label: string;
  suffix: string;
  placeholder: string;
  value: number | undefined;
  max: number;
  onChange(text: string): void;
}

function Figure({ label, suffix, placeholder, value, max, onChange }: FigureProps) {
  return (
    <label className="step-figure">
      <span className="quiet">{label}</span>
      <span className="figure-input">
        <input
          className="text-input"
          type="number"
          min={0}
          max={max}
          placeholder={placeholder}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value)}
        />
        <span className="figure-affix">{suffix}</span>
      </span>
    </label>
  );
}

interface CardButtonProps {
  icon: 'arrowUp' | 'arrowDown' | 'close';
  label: string;
  disabled?: boolean;
  onClick(): void;
}

function CardButton({ icon, label, disabled, onClick }: CardButtonProps) {
  return (
    <button type="button" className="btn-icon" aria-label={label} disabled={disabled} onClick={onClick}>
      <Icon name={icon} size={13} />
    </button>
  );
}
