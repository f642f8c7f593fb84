import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { parseText } from './textValue.ts';

/** A password: taken, sealed (hashed), never given back. */
export const secretType: FieldType<string> = {
  name: 'secret',
  label: { zh: '密码', en: 'Secret' },
  column: () => ({ sql: 'text', shape: 'text' }),
  parse: (input, { min, max }) =>
    parseText(input, { min: min as number | undefined, max: Number(max ?? 200) }),
  fromText: (text) => text,
  format: () => '••••••',
  operators: [],
  sortable: false,
  secret: true,
  schema: ({ min, max }) => ({ type: 'string', writeOnly: true, minLength: min, maxLength: max ?? 200 }),
};

export function secret<const O extends CommonOptions & { min?: number; max?: number }>(
  label: string,
  options?: O,
): Field<string, RequiredOf<O>> {
  return field(secretType, label, options);
}
