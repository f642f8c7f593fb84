import { type AnsweredRecord, type FieldMetadata, type Filter, matches } from '@gejie/core';

/** What the conditions of a field say about the record as typed so far. */
export interface FieldState {
  visible: boolean;
  required: boolean;
  readOnly: boolean;
}

const holds = (condition: Filter | undefined, values: object) =>
  condition !== undefined && matches(condition, values);

/** @param isNew whatever is read-only later, a record is made with it: the server asks no more */
export function fieldState(field: FieldMetadata, values: object, isNew = false): FieldState {
  const visible = field.visibleWhen === undefined || matches(field.visibleWhen, values);
  return {
    visible,
    required: visible && (field.required || holds(field.requiredWhen, values)),
    readOnly: field.readOnly || (!isNew && holds(field.readOnlyWhen, values)),
  };
}

/**
 * Fields that an existing record lacks, though it could be made without: they have become required since.
 * @param values what the form starts with: what was typed the last time may have filled some of them
 */
export function requiredSince(
  fields: readonly FieldMetadata[],
  before: AnsweredRecord | null,
  values: Record<string, unknown>,
): FieldMetadata[] {
  return fields.filter((field) => hasLacked(field, before) && isEmpty(values[field.name]));
}

/** Whether a record that is there lacks what it could not be made without any more. */
export function hasLacked(field: FieldMetadata, before: AnsweredRecord | null): boolean {
  if (before === null) return false;
  const { required, readOnly } = fieldState(field, before);
  // What is never answered, such as a password, may well be there.
  return required && !readOnly && field.name in before && isEmpty(before[field.name]);
}

/** Nothing given: null, an empty text, an empty list. */
export function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
