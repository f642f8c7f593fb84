import type { CustomizedField, FieldTypeAnswer } from '@gejie/core';
import { type TextKey, useLabel, useText } from '../../../i18n/index.ts';

const marks: [keyof CustomizedField, TextKey][] = [
  ['required', 'workshop.required'],
  ['unique', 'workshop.unique'],
  ['search', 'workshop.searched'],
  ['hidden', 'workshop.hidden'],
];

/** A line about a field: what it is called, what kind it is, what is said of it. */
export function FieldFacts({ field, types }: { field: CustomizedField; types: readonly FieldTypeAnswer[] }) {
  const t = useText();
  const label = useLabel();
  const type = types.find(({ name }) => name === field.type);
  return (
    <>
      <span className="field-name">
        {label(field.label)}
        <span className="quiet field-api">{field.name}</span>
      </span>
      <span className="quiet field-kind">{type ? label(type.label) : ''}</span>
      <span className="field-marks">
        {marks
          .filter(([name]) => field[name] === true)
          .map(([name, text]) => (
            <span key={name} className="tag tone-grey">
              {t(text)}
            </span>
          ))}
      </span>
    </>
  );
}
