import { decimalType } from './decimal.ts';
import { type CommonOptions, type Field, field, type RequiredOf } from './fieldDefinition.ts';
import type { FieldType } from './fieldType.ts';
import { parseDecimal, withThousands } from './numberValue.ts';
import { decimalReckoning } from './reckoning.ts';

const digits = 20;
const defaultScale = 2;

/** An amount; its currency is the company's, or stands in the field that `currencyField` names. */
export const moneyType: FieldType<string> = {
  ...decimalType,
  name: 'money',
  label: { zh: '金额', en: 'Money' },
  column: ({ scale }) => ({ sql: `numeric(${digits},${scale ?? defaultScale})`, shape: 'ordered' }),
  parse: (input, definition) => parseDecimal(input, definition, definition.scale ?? defaultScale, digits),
  format: withThousands,
  reckoning: decimalReckoning(digits, defaultScale),
};

export function money<
  const O extends CommonOptions & {
    min?: number;
    max?: number;
    scale?: number;
    default?: string;
    currencyField?: string;
  },
>(label: string, options?: O): Field<string, RequiredOf<O>> {
  return field(moneyType, label, options);
}
