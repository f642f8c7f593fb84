import { type Field, field } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';

/** Facts of any shape that the system writes down, as JSON: read as they are, never given. */
export const documentType: FieldType<Record<string, unknown>> = {
  name: 'document',
  label: { zh: '结构化数据', en: 'Structured data' },
  column: () => ({ sql: 'jsonb', shape: 'document' }),
  parse: () => null,
  fromText: () => null,
  format: (value) => JSON.stringify(value),
  operators: ['empty'],
  sortable: false,
  computed: true,
  schema: () => ({ type: 'object', additionalProperties: true }),
};

export function document(label: string, options?: CommonOptions): Field<Record<string, unknown>, false> {
  return field(documentType, label, options);
}
