import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldDefinition, FieldType } from './fieldType.ts';
import { numberFromText, numberOperators, withThousands } from './numberValue.ts';
import { integerReckoning } from './reckoning.ts';
import { largest, smallest, usual } from './workshop.ts';

/** A whole number that JavaScript and PostgreSQL's bigint both hold exactly. */
export const integerType: FieldType<number> = {
  name: 'integer',
  label: { zh: '整数', en: 'Whole number' },
  workshop: {
    example: { zh: '如 员工人数 1,280', en: 'such as employees 1,280' },
    options: { min: smallest, max: largest, default: usual() },
  },
  column: () => ({ sql: 'bigint', shape: 'ordered' }),
  parse: parseInteger,
  parseOperand: (input, _operator, definition) =>
    parseInteger(input, { ...definition, min: undefined, max: undefined }),
  fromText: (text) => numberFromText(text).replace(/\.0+$/, ''),
  format: (value, _definition, { writing }) => withThousands(String(value), writing),
  operators: numberOperators,
  sortable: true,
  schema: ({ min, max }) => ({ type: 'integer', minimum: min, maximum: max }),
  reckoning: integerReckoning,
};

function parseInteger(input: unknown, { min, max }: FieldDefinition): number {
  if (typeof input === 'string' && /^\s*[+-]?\d+\.\d+\s*$/.test(input)) throw new Invalid('notWhole');
  const numeric = typeof input === 'string' && /^\s*[+-]?\d{1,17}\s*$/.test(input) ? Number(input) : input;
  if (typeof numeric !== 'number' || !Number.isFinite(numeric)) throw new Invalid('notNumber');
  if (!Number.isInteger(numeric)) throw new Invalid('notWhole');
  if (numeric > Number.MAX_SAFE_INTEGER) throw new Invalid('tooLarge', { max: Number.MAX_SAFE_INTEGER });
  if (numeric < Number.MIN_SAFE_INTEGER) throw new Invalid('tooSmall', { min: Number.MIN_SAFE_INTEGER });
  if (min !== undefined && numeric < Number(min)) throw new Invalid('tooSmall', { min });
  if (max !== undefined && numeric > Number(max)) throw new Invalid('tooLarge', { max });
  return numeric === 0 ? 0 : numeric;
}

export function integer<const O extends CommonOptions & { min?: number; max?: number; default?: number }>(
  label: string,
  options?: O,
): Field<number, RequiredOf<O>> {
  return field(integerType, label, options);
}
