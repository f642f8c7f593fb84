import { type FieldMetadata, type Filter, matches } from '@gejie/core';

/** What the conditions of a field say about the record as typed so far. */
export interface FieldState {
  visible: boolean;
  required: boolean;
  readOnly: boolean;
}

const holds = (condition: Filter | undefined, values: object) =>
  condition !== undefined && matches(condition, values);

export function fieldState(field: FieldMetadata, values: object): FieldState {
  const visible = field.visibleWhen === undefined || matches(field.visibleWhen, values);
  return {
    visible,
    required: visible && (field.required || holds(field.requiredWhen, values)),
    readOnly: field.readOnly || holds(field.readOnlyWhen, values),
  };
}

/** Nothing given: null, an empty text, an empty list. */
export function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
