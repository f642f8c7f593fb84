import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldDefinition, FieldType } from './fieldType.ts';

const most = 200;
const named = /^[A-Za-z]\w{0,62}$/;

/** Names of fields of a module, in the order given. Whether the module has them is checked when the record is saved. */
export const fieldNamesType: FieldType<string[]> = {
  name: 'fieldNames',
  label: { zh: '字段列表', en: 'Fields' },
  column: () => ({ sql: 'text[]', shape: 'set' }),
  parse: (input) => {
    if (!Array.isArray(input)) throw new Invalid('notList');
    if (input.length > most) throw new Invalid('tooMany', { max: most });
    return [...new Set(input.map(parseName))];
  },
  parseOperand: parseName,
  fromText: (text) =>
    text
      .split(/[,，;；、|\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  format: (value) => value.join(', '),
  operators: ['empty'],
  sortable: false,
  namesFields: true,
  schema: () => ({ type: 'array', uniqueItems: true, maxItems: most, items: { type: 'string' } }),
};

function parseName(input: unknown): string {
  if (typeof input !== 'string' || !named.test(input)) throw new Invalid('unknownField', { field: '…' });
  return input;
}

/** Whether a field tells when something was or is to be: it is asked for by periods such as "this month". */
export function tellsWhen({ type }: FieldDefinition): boolean {
  return type.operators.includes('within');
}

/**
 * A field that names fields.
 * @param options `overField`: the `moduleName` field of the same record that says of which module; `daysOnly`: only fields
 *   that hold days or times
 */
export function fieldNames<const O extends CommonOptions & { overField: string; daysOnly?: true }>(
  label: string,
  options: O,
): Field<string[], RequiredOf<O>> {
  return field(fieldNamesType, label, options);
}
