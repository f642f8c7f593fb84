import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { textReckoning } from './reckoning.ts';
import { parseText } from './textValue.ts';
import { longest, searched, unique, usual } from './workshop.ts';

/** Longest single line when a definition doesn't say otherwise, in characters. */
const defaultMax = 255;

export const textOperators = [
  'contains',
  'eq',
  'ne',
  'in',
  'notIn',
  'notContains',
  'startsWith',
  'empty',
] as const;

/** One line of text. */
export const textType: FieldType<string> = {
  name: 'text',
  sameness: 'exact',
  label: { zh: '单行文本', en: 'Text' },
  workshop: {
    example: { zh: '如 供货编码 A-2031', en: 'such as supplier code A-2031' },
    options: { max: longest(1000), unique, search: searched, default: usual() },
  },
  column: () => ({ sql: 'text', shape: 'text' }),
  parse: (input, { min, max }) =>
    parseText(input, { min: min as number | undefined, max: Number(max ?? defaultMax) }).replace(
      /\s*[\r\n]+\s*/g,
      ' ',
    ),
  fromText: (text) => text,
  format: (value) => value,
  operators: textOperators,
  parseOperand: (input) => parseText(input, { max: 1000 }),
  sortable: true,
  schema: ({ max }) => ({ type: 'string', maxLength: Number(max ?? defaultMax) }),
  reckoning: textReckoning(defaultMax),
};

export function text<const O extends CommonOptions & { min?: number; max?: number; default?: string }>(
  label: string,
  options?: O,
): Field<string, RequiredOf<O>> {
  return field(textType, label, options);
}
