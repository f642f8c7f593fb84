import type { FieldMetadata, ModuleMetadata } from '@gejie/core';
import { useId } from 'react';
import { fieldOf } from '../../../api/index.ts';
import { viewOf } from '../../../fields/index.ts';
import { useLabel, useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { asked, type BulkValues } from './bulkValues.ts';

interface ValueLineProps {
  module: ModuleMetadata;
  field: FieldMetadata;
  chosen: readonly string[];
  values: BulkValues;
  /** What leaving it empty comes to. */
  emptyHint: string | null;
  onChange(value: unknown): void;
}

/** The value that many records are to have in a field. */
export function ValueLine({ module, field, chosen, values, emptyHint, onChange }: ValueLineProps) {
  const t = useText();
  const label = useLabel();
  const id = useId();
  const { Input } = viewOf(field);
  const value = values[field.name] ?? null;
  const shown = asked(field, chosen);
  const parent = shown.dependsOn === field.dependsOn ? undefined : fieldOf(module, field.dependsOn ?? '');
  const hints = [
    field.hint && label(field.hint),
    parent && t('bulk.dependsHint', { parent: label(parent.label) }),
    value === null && emptyHint,
  ].filter(Boolean);
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {label(field.label)}
      </label>
      <Input
        key={field.name}
        id={id}
        value={value}
        field={shown}
        record={values}
        onChange={onChange}
        module={module}
        describedBy={hints.length > 0 ? `${id}-hint` : undefined}
      />
      {hints.length > 0 && (
        <p className="quiet" id={`${id}-hint`}>
          {hints.join(' ')}
        </p>
      )}
    </div>
  );
}

interface FieldChoiceProps {
  fields: readonly FieldMetadata[];
  name: string;
  onChoose(name: string): void;
  /** Absent: the only one. */
  onRemove?(): void;
}

/** Which field is changed. */
export function FieldChoice({ fields, name, onChoose, onRemove }: FieldChoiceProps) {
  const t = useText();
  const label = useLabel();
  const id = useId();
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {t('bulk.field')}
      </label>
      <span className="bulk-field">
        <select
          id={id}
          className="text-input"
          value={name}
          onChange={(event) => onChoose(event.target.value)}
        >
          <option value="">{t('bulk.chooseField')}</option>
          {fields.map((one) => (
            <option key={one.name} value={one.name}>
              {label(one.label)}
            </option>
          ))}
        </select>
        {onRemove && (
          <button
            type="button"
            className="btn btn-icon"
            aria-label={t('bulk.removeField')}
            title={t('bulk.removeField')}
            onClick={onRemove}
          >
            <Icon name="close" size={13} />
          </button>
        )}
      </span>
    </div>
  );
}
