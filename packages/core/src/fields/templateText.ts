import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { parseTemplateText, pathsInText } from './placeholders.ts';
import { parseText } from './textValue.ts';

const defaultMax = 20_000;

/** Words with placeholders for what a record holds: `{{account.name}}`. Whether these exist is checked when it is saved. */
export const templateTextType: FieldType<string> = {
  name: 'templateText',
  label: { zh: '文字模板', en: 'Text with placeholders' },
  column: () => ({ sql: 'text', shape: 'text' }),
  parse: (input, { max }) => parseTemplateText(input, Number(max ?? defaultMax)),
  fromText: (text) => text,
  format: (value) => value,
  operators: ['contains', 'notContains', 'empty'],
  parseOperand: (input) => parseText(input, { max: 1000 }),
  sortable: false,
  pathsIn: pathsInText,
  schema: ({ max }) => ({
    type: 'string',
    maxLength: Number(max ?? defaultMax),
    description: 'With placeholders: {{account.name}}, {{total|capitals}}, {{$company.name}}',
  }),
};

/** @param options `overField`: the `moduleName` field of the same record that says whose fields may stand in it */
export function templateText<const O extends CommonOptions & { overField: string; max?: number }>(
  label: string,
  options: O,
): Field<string, RequiredOf<O>> {
  return field(templateTextType, label, options);
}
