import { type Field, field, type RequiredOf } from './fieldDefinition.ts';
import type { FieldType } from './fieldType.ts';
import { type LinkOptions, linkType } from './link.ts';

/** A person of the company who signs in. */
export const userType: FieldType<number> = {
  ...linkType,
  name: 'user',
  label: { zh: '员工', en: 'User' },
};

export function user<const O extends LinkOptions & { default?: '$me' }>(
  label: string,
  options?: O,
): Field<number, RequiredOf<O>> {
  return field(userType, label, { ...options, targets: ['user'] });
}
