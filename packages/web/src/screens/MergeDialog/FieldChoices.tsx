import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useId } from 'react';
import { ApiProblem } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import type { Choices, Difference } from './choices.ts';

interface FieldChoicesProps {
  module: ModuleMetadata;
  records: readonly AnsweredRecord[];
  differences: readonly Difference[];
  choices: Choices;
  /** What the server said against the last attempt. */
  refused: unknown;
  onChoose(field: string, id: number): void;
}

/** Field by field, whose value is kept; what nobody has to think about stands below. */
export function FieldChoices({ differences, ...props }: FieldChoicesProps) {
  const t = useText();
  const open = differences.filter(({ conflict }) => conflict);
  const settled = differences.filter(({ conflict }) => !conflict);
  if (differences.length === 0) return <p className="quiet merge-same">{t('merge.same')}</p>;
  return (
    <>
      {open.length > 0 && <h3 className="merge-part">{t('merge.choose')}</h3>}
      {open.map((difference) => (
        <FieldRow key={difference.field.name} {...props} difference={difference} />
      ))}
      {settled.length > 0 && <h3 className="merge-part">{t('merge.filled')}</h3>}
      {settled.map((difference) => (
        <FieldRow key={difference.field.name} {...props} difference={difference} />
      ))}
    </>
  );
}

interface FieldRowProps extends Omit<FieldChoicesProps, 'differences'> {
  difference: Difference;
}

function FieldRow({ module, records, difference: { field }, choices, refused, onChoose }: FieldRowProps) {
  const label = useLabel();
  const id = useId();
  const wrong =
    refused instanceof ApiProblem ? refused.fieldProblems.find((one) => one.field === field.name) : undefined;
  return (
    <div
      role="radiogroup"
      aria-labelledby={id}
      aria-describedby={wrong ? `${id}-error` : undefined}
      className="merge-row"
    >
      <span id={id} className="merge-label">
        {label(field.label)}
      </span>
      {records.map((record) => (
        <label
          key={record.id}
          className={choices[field.name] === record.id ? 'merge-option merge-chosen' : 'merge-option'}
        >
          <input
            type="radio"
            name={id}
            aria-label={titleOf(module, record)}
            checked={choices[field.name] === record.id}
            onChange={() => onChoose(field.name, record.id)}
          />
          <span className="merge-value">
            <Shown record={record} field={field} />
            <small className="merge-of">{titleOf(module, record)}</small>
          </span>
        </label>
      ))}
      {wrong && (
        <p id={`${id}-error`} className="field-error merge-error">
          {wrong.message}
        </p>
      )}
    </div>
  );
}

function Shown({ record, field }: { record: AnsweredRecord; field: Difference['field'] }) {
  const value = record[field.name];
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty) return <span className="nothing">—</span>;
  return <FieldValue field={field} value={value} record={record} compact />;
}
