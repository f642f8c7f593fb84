import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { parseId } from './reference.ts';

/** An uploaded file; the value is its id, the answer adds name, size, type and address. */
export const fileType: FieldType<number> = {
  name: 'file',
  label: { zh: '文件', en: 'File' },
  workshop: {
    example: { zh: '如 营业执照扫描件', en: 'such as scan of the licence' },
    options: {},
  },
  column: () => ({ sql: 'bigint', shape: 'ordered' }),
  parse: parseId,
  fromText: () => {
    throw new Invalid('notFile');
  },
  format: (value) => String(value),
  operators: ['empty'],
  sortable: false,
  holdsFiles: true,
  schema: () => ({ type: 'integer', description: 'id of an uploaded file' }),
};

export function file<const O extends CommonOptions & { versioned?: boolean; contents?: boolean }>(
  label: string,
  options?: O,
): Field<number, RequiredOf<O>> {
  return field(fileType, label, options);
}
