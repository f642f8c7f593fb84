import type { FieldDefinition } from './fieldType.ts';

/**
 * What a field of an administrator was at a moment.
 * @returns null when it was not there yet: what stands under its name is of another, which is gone
 */
export function fieldAt<F extends FieldDefinition>(field: F, moment: string): F | null {
  const at = Date.parse(moment);
  if (field.since !== undefined && at < Date.parse(field.since)) return null;
  const former = field.former?.find(({ until }) => at < Date.parse(until));
  return former ? { ...field, ...former.definition } : field;
}
