import { decimalType } from './decimal.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { parseDecimal, withThousands } from './numberValue.ts';
import { decimalReckoning } from './reckoning.ts';
import { decimals, type FieldOption, largest, smallest, usual } from './workshop.ts';

const digits = 20;
const defaultScale = 2;

const inCurrencyOf: FieldOption = {
  kind: 'sibling',
  label: { zh: '币种取自', en: 'Currency from' },
  hint: { zh: '留空：公司本位币', en: 'Empty: the company’s currency' },
  among: ['currency'],
};

/** An amount; its currency is the company's, or stands in the field that `currencyField` names. */
export const moneyType: FieldType<string> = {
  ...decimalType,
  name: 'money',
  label: { zh: '金额', en: 'Money' },
  workshop: {
    example: { zh: '如 ¥1,280.50', en: 'such as ¥1,280.50' },
    options: {
      scale: decimals(6),
      min: smallest,
      max: largest,
      currencyField: inCurrencyOf,
      default: usual(),
    },
  },
  column: ({ scale }) => ({ sql: `numeric(${digits},${scale ?? defaultScale})`, shape: 'ordered' }),
  parse: (input, definition) => parseDecimal(input, definition, definition.scale ?? defaultScale, digits),
  format: (value, _definition, { writing }) => withThousands(value, writing),
  inCurrency: true,
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
