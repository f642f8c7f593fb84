import type { FieldDefinition } from './fieldType.ts';

/**
 * The field whose value decides which values of another are offered. One that was deleted, or became another kind, decides
 * nothing until it is back.
 */
export function decidingField<F extends FieldDefinition>(
  { dependsOn }: FieldDefinition,
  fields: ReadonlyMap<string, F>,
): F | undefined {
  const parent = dependsOn === undefined ? undefined : fields.get(dependsOn);
  return parent?.choices ? parent : undefined;
}
