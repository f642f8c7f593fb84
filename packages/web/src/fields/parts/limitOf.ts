import type { FieldMetadata } from '@gejie/core';

/** The longest text a field takes, in characters; undefined when it has no limit. */
export function limitOf(field: FieldMetadata): number | undefined {
  const limit = Number(field.max);
  return field.max !== undefined && Number.isFinite(limit) ? limit : undefined;
}
