import type { FieldMetadata, ModuleMetadata } from '@gejie/core';
import { isEmpty } from '../../FormScreen/fieldState.ts';
import { missingAfter } from '../../FormScreen/missingAfter.ts';

/** What is typed for many records at once, by field. */
export type BulkValues = Readonly<Record<string, unknown>>;

/** What may be given to many records at once. */
export function bulkFields({ fields }: Pick<ModuleMetadata, 'fields'>): FieldMetadata[] {
  return fields.filter((field) => !field.readOnly && !field.unique);
}

/** Fields that these values make necessary, as a lost deal its reason: records that lack them could not be changed. */
export function neededBeside(
  module: Pick<ModuleMetadata, 'fields'>,
  chosen: readonly string[],
  values: BulkValues,
): FieldMetadata[] {
  const given = Object.fromEntries(chosen.filter((name) => name !== '').map((name) => [name, values[name]]));
  return missingAfter({ fields: bulkFields(module) }, {}, given).filter(({ name }) => !chosen.includes(name));
}

/**
 * A field as it is asked for over many records: which of its values go with each of them is known only where the value
 * they depend on is given beside it.
 */
export function asked(field: FieldMetadata, chosen: readonly string[]): FieldMetadata {
  const { dependsOn } = field;
  return dependsOn === undefined || chosen.includes(dependsOn) ? field : { ...field, dependsOn: undefined };
}

/** Whether what is chosen can be sent: every field once, and nothing emptied that must hold something. */
export function isComplete(
  { fields }: Pick<ModuleMetadata, 'fields'>,
  chosen: readonly string[],
  values: BulkValues,
): boolean {
  return chosen.every((name) => {
    const field = fields.find((one) => one.name === name);
    return field !== undefined && !(field.required && isEmpty(values[name]));
  });
}
