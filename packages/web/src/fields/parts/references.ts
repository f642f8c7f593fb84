import type { FieldMetadata, Reference } from '@gejie/core';

export function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number';
}

/** What a reference field holds, as a list whatever it may hold. */
export function referencesOf(value: unknown): Reference[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter(isReference);
}

/** Path of the one module a field points at; empty when the caller may not know it. */
export function targetOf(field: FieldMetadata): string {
  return field.targets?.[0] ?? '';
}
