import { autoNumberType } from '../fields/autoNumber.ts';
import { dateTimeType } from '../fields/dateTime.ts';
import { departmentType } from '../fields/department.ts';
import type { FieldDefinition, FieldType } from '../fields/fieldType.ts';
import { integerType } from '../fields/integer.ts';
import { tagsType } from '../fields/tags.ts';
import { userType } from '../fields/user.ts';

/** What every record has without its module saying so. */
export interface KernelFields {
  id: number;
  number: string | null;
  owner: number | null;
  department: number | null;
  createdAt: string;
  createdBy: number | null;
  updatedAt: string;
  updatedBy: number | null;
  deletedAt: string | null;
  deletedBy: number | null;
  /** Counts the changes; a writer who sends the one it read is told when others changed the same. */
  version: number;
}

const systemKept = { readOnly: true } as const;

/** Definitions of the kernel's fields, so that lists, filters, exports and history treat them like any other. */
export const kernelFieldDefinitions: Record<keyof KernelFields, FieldDefinition> = {
  id: { ...systemKept, type: integerType as FieldType, label: { zh: '内部编号', en: 'Id' } },
  number: {
    ...systemKept,
    type: autoNumberType as FieldType,
    label: { zh: '编号', en: 'Number' },
    search: true,
    index: true,
  },
  owner: {
    type: userType as FieldType,
    label: { zh: '负责人', en: 'Owner' },
    targets: ['user'],
    default: '$me',
    offers: { status: 'active' },
  },
  department: {
    type: departmentType as FieldType,
    label: { zh: '所属部门', en: 'Department' },
    targets: ['department'],
    onDelete: 'restrict',
  },
  createdAt: {
    ...systemKept,
    type: dateTimeType as FieldType,
    label: { zh: '创建时间', en: 'Created' },
    index: true,
  },
  createdBy: {
    ...systemKept,
    type: userType as FieldType,
    label: { zh: '创建人', en: 'Created by' },
    targets: ['user'],
  },
  updatedAt: {
    ...systemKept,
    type: dateTimeType as FieldType,
    label: { zh: '修改时间', en: 'Changed' },
    index: true,
  },
  updatedBy: {
    ...systemKept,
    type: userType as FieldType,
    label: { zh: '修改人', en: 'Changed by' },
    targets: ['user'],
  },
  deletedAt: { ...systemKept, type: dateTimeType as FieldType, label: { zh: '删除时间', en: 'Deleted' } },
  deletedBy: {
    ...systemKept,
    type: userType as FieldType,
    label: { zh: '删除人', en: 'Deleted by' },
    targets: ['user'],
  },
  version: { ...systemKept, type: integerType as FieldType, label: { zh: '版本', en: 'Version' } },
};

/** What people put on records of every module, kept apart from them: columns and conditions of lists that ask for it. */
export const markDefinitions: Record<string, FieldDefinition> = {
  tags: { ...systemKept, type: tagsType as FieldType, label: { zh: '标签', en: 'Tags' } },
};

/** The kernel fields of records that belong to nobody. */
export const ownerless: readonly (keyof KernelFields)[] = ['owner', 'department'];
