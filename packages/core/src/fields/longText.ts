import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { textReckoning } from './reckoning.ts';
import { parseText } from './textValue.ts';
import { longest, searched, usual } from './workshop.ts';

const defaultMax = 20_000;

/** Several lines of plain text. */
export const longTextType: FieldType<string> = {
  name: 'longText',
  label: { zh: '多行文本', en: 'Long text' },
  workshop: {
    example: { zh: '如 交货要求，可写多行', en: 'such as delivery terms, several lines' },
    options: { max: longest(20_000), search: searched, default: usual() },
  },
  column: () => ({ sql: 'text', shape: 'text' }),
  parse: (input, { max }) => parseText(input, { max: Number(max ?? defaultMax) }),
  fromText: (text) => text,
  format: (value) => value,
  operators: ['contains', 'notContains', 'empty'],
  parseOperand: (input) => parseText(input, { max: 1000 }),
  sortable: false,
  schema: ({ max }) => ({ type: 'string', maxLength: Number(max ?? defaultMax) }),
  reckoning: textReckoning(defaultMax),
};

export function longText<const O extends CommonOptions & { max?: number }>(
  label: string,
  options?: O,
): Field<string, RequiredOf<O>> {
  return field(longTextType, label, options);
}
