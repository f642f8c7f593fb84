import { type Field, field, type RequiredOf } from './field.ts';
import type { FieldType } from './fieldType.ts';
import { type LinkOptions, linkType } from './link.ts';
import { usual } from './workshop.ts';

export const departmentType: FieldType<number> = {
  ...linkType,
  name: 'department',
  label: { zh: '部门', en: 'Department' },
  workshop: {
    example: { zh: '如 交付部门', en: 'such as delivering department' },
    options: {
      default: usual([
        { value: '$myDepartment', label: { zh: '创建人的部门', en: 'The department of whoever creates it' } },
      ]),
    },
  },
};

export function department<const O extends LinkOptions & { default?: '$myDepartment' }>(
  label: string,
  options?: O,
): Field<number, RequiredOf<O>> {
  return field(departmentType, label, { ...options, targets: ['department'] });
}
