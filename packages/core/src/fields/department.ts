import { type Field, field, type RequiredOf } from './fieldDefinition.ts';
import type { FieldType } from './fieldType.ts';
import { type LinkOptions, linkType } from './link.ts';

export const departmentType: FieldType<number> = {
  ...linkType,
  name: 'department',
  label: { zh: '部门', en: 'Department' },
};

export function department<const O extends LinkOptions & { default?: '$myDepartment' }>(
  label: string,
  options?: O,
): Field<number, RequiredOf<O>> {
  return field(departmentType, label, { ...options, targets: ['department'] });
}
