import { Invalid } from '../messages/invalid.ts';
import { type ChoiceSpec, choiceFromText, choiceLabel, choicesOf, parseChoice } from './choiceValues.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { plainReckoning } from './reckoning.ts';
import { choosing, usual } from './workshop.ts';

/** Any number of a list of values, kept in the order of the list. */
export const multiChoiceType: FieldType<string[]> = {
  name: 'multiChoice',
  label: { zh: '多选', en: 'Multiple choice' },
  workshop: {
    example: { zh: '如 经营品类：五金、化工、电子', en: 'such as lines: hardware, chemicals, electronics' },
    options: { ...choosing, default: usual() },
  },
  column: () => ({ sql: 'text[]', shape: 'set' }),
  parse: (input, field) => {
    if (!Array.isArray(input)) throw new Invalid('notList');
    const chosen = new Set(input.map((value) => parseChoice(value, field)));
    return (field.choices ?? []).map(({ value }) => value).filter((value) => chosen.has(value));
  },
  parseOperand: (input, _operator, field) => parseChoice(input, field),
  fromText: (text, field) =>
    text
      .split(/[,，;；、|\n]/)
      .filter((part) => part.trim() !== '')
      .map((part) => choiceFromText(part, field)),
  format: (value, field, context) =>
    value.map((one) => choiceLabel(one, field, context)).join(context.language === 'en' ? ', ' : '、'),
  operators: ['in', 'notIn', 'contains', 'notContains', 'empty'],
  sortable: false,
  schema: ({ choices }) => ({
    type: 'array',
    uniqueItems: true,
    items: { type: 'string', enum: choices?.map(({ value }) => value) },
  }),
  reckoning: plainReckoning('list', false),
};

export function multiChoice<const C extends Record<string, ChoiceSpec>, const O extends CommonOptions>(
  label: string,
  choices: C,
  options?: O,
): Field<(keyof C & string)[], RequiredOf<O>> {
  return field(multiChoiceType as FieldType<never>, label, { ...options, choices: choicesOf(choices) });
}
