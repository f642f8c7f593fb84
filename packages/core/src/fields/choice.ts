import { type ChoiceSpec, choiceFromText, choiceLabel, choicesOf, parseChoice } from './choiceValues.ts';
import { type Field, field } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldDefinition, FieldType } from './fieldType.ts';
import { plainReckoning } from './reckoning.ts';
import { choosing, usual } from './workshop.ts';

/** One of a list of values, each with a name and perhaps a colour. */
export const choiceType: FieldType<string> = {
  name: 'choice',
  label: { zh: '单选', en: 'Single choice' },
  workshop: {
    example: { zh: '如 合作等级：战略、重点、普通', en: 'such as level: strategic, key, normal' },
    options: { ...choosing, default: usual() },
  },
  column: () => ({ sql: 'text', shape: 'text' }),
  parse: parseChoice,
  fromText: choiceFromText,
  format: choiceLabel,
  operators: ['in', 'notIn', 'eq', 'ne', 'empty'],
  sortable: true,
  schema: ({ choices }) => ({ type: 'string', enum: choices?.map(({ value }) => value) }),
  reckoning: plainReckoning('choice', false),
};

export function choice<const C extends Record<string, ChoiceSpec>, const R extends boolean = false>(
  label: string,
  choices: C,
  options: CommonOptions & {
    default?: NoInfer<keyof C & string>;
    dependsOn?: string;
    required?: R;
    process?: FieldDefinition['process'];
  } = {},
): Field<keyof C & string, R> {
  return field<keyof C & string, R>(choiceType as FieldType<never>, label, {
    ...options,
    choices: choicesOf(choices),
  });
}
