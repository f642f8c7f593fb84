import { type FieldMetadata, fieldsNamedBy, type ModuleMetadata } from '@gejie/core';
import { fieldState, isEmpty } from './fieldState.ts';

/**
 * Fields that a change makes required and that hold nothing: the reason of a lost deal. As the server sees it: what the
 * record lacked before is not asked for, nor what is not shown, nor what could not be filled in.
 */
export function missingAfter(
  module: Pick<ModuleMetadata, 'fields'>,
  record: Record<string, unknown>,
  changes: Record<string, unknown>,
): FieldMetadata[] {
  const after = { ...record, ...changes };
  return module.fields.filter((field) => {
    if (!mayAsk(field) || !isEmpty(after[field.name])) return false;
    const { required, readOnly } = fieldState(field, after);
    return required && !readOnly && !fieldState(field, record).required;
  });
}

/** Whether the other fields of a record decide that this one must be filled in. */
export function mayAsk(field: Pick<FieldMetadata, 'requiredWhen'>): boolean {
  return field.requiredWhen !== undefined;
}

/** Names of the fields that must be known of a record to tell what a change makes necessary. */
export function askingFields({ fields }: Pick<ModuleMetadata, 'fields'>): string[] {
  const asking = fields
    .filter(mayAsk)
    .flatMap(({ name, visibleWhen, requiredWhen, readOnlyWhen }) => [
      name,
      ...[visibleWhen, requiredWhen, readOnlyWhen].flatMap((condition) => fieldsNamedBy(condition ?? {})),
    ]);
  return [...new Set(asking)];
}
