import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { formatRecurrence, parseRecurrence } from './recurrenceRule.ts';

/** Characters of a rule with its exceptions. */
const longest = 20_000;

/**
 * When something happens again (RFC 5545): a rule such as `FREQ=WEEKLY;BYDAY=MO`, and in further lines the occurrences
 * that don't take place (`EXDATE:20261130T010000Z`). The value is this text.
 */
export const recurrenceType: FieldType<string> = {
  name: 'recurrence',
  label: { zh: '重复', en: 'Recurrence' },
  column: () => ({ sql: 'text', shape: 'text' }),
  parse: (input) => {
    if (typeof input !== 'string') throw new Invalid('notText');
    if (input.length > longest) throw new Invalid('tooLong', { max: longest, length: input.length });
    return formatRecurrence(parseRecurrence(input));
  },
  parseOperand: (input) => {
    if (typeof input !== 'string') throw new Invalid('notText');
    return input;
  },
  fromText: (text) => text,
  format: (value) => value,
  operators: ['empty'],
  sortable: false,
  schema: () => ({ type: 'string', maxLength: longest, examples: ['FREQ=WEEKLY;BYDAY=MO,WE'] }),
};

export function recurrence<const O extends CommonOptions>(
  label: string,
  options?: O,
): Field<string, RequiredOf<O>> {
  return field(recurrenceType, label, options);
}
