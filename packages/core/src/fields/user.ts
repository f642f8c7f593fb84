import { type Field, field, type RequiredOf } from './field.ts';
import type { FieldType } from './fieldType.ts';
import { type LinkOptions, linkType } from './link.ts';
import { usual } from './workshop.ts';

/** A person of the company who signs in. */
export const userType: FieldType<number> = {
  ...linkType,
  name: 'user',
  label: { zh: '员工', en: 'User' },
  workshop: {
    example: { zh: '如 技术对接人', en: 'such as technical contact of ours' },
    options: { default: usual([{ value: '$me', label: { zh: '创建人', en: 'Whoever creates it' } }]) },
  },
};

export function user<const O extends LinkOptions & { default?: '$me' }>(
  label: string,
  options?: O,
): Field<number, RequiredOf<O>> {
  return field(userType, label, { ...options, targets: ['user'] });
}
