import { decimalType } from './decimal.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { numberFromText, parseDecimal } from './numberValue.ts';
import { decimalReckoning } from './reckoning.ts';
import { decimals, largest, smallest, usual } from './workshop.ts';

const digits = 9;
const defaultScale = 2;

/** A share of a hundred: "12.50" is 12.5 %. */
export const percentType: FieldType<string> = {
  ...decimalType,
  name: 'percent',
  label: { zh: '百分比', en: 'Percent' },
  workshop: {
    example: { zh: '如 折扣 12.5%', en: 'such as discount 12.5%' },
    options: { scale: decimals(4), min: smallest, max: largest, default: usual() },
  },
  column: ({ scale }) => ({ sql: `numeric(${digits},${scale ?? defaultScale})`, shape: 'ordered' }),
  parse: (input, definition) => parseDecimal(input, definition, definition.scale ?? defaultScale, digits),
  fromText: (text) => numberFromText(text.replace(/[%％]\s*$/, '')),
  format: (value, definition, context) => `${decimalType.format(value, definition, context)}%`,
  reckoning: decimalReckoning(digits, defaultScale, '0.01'),
};

export function percent<
  const O extends CommonOptions & { min?: number; max?: number; scale?: number; default?: string },
>(label: string, options?: O): Field<string, RequiredOf<O>> {
  return field(percentType, label, options);
}
