import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { numberFromText, numberOperators, parseDecimal, withThousands } from './numberValue.ts';
import { decimalReckoning } from './reckoning.ts';
import { decimals, largest, smallest, usual } from './workshop.ts';

const digits = 24;
const defaultScale = 4;

/** An exact decimal; its value is text, because a JavaScript number would round it. */
export const decimalType: FieldType<string> = {
  name: 'decimal',
  label: { zh: '小数', en: 'Decimal' },
  workshop: {
    example: { zh: '如 单重 12.625', en: 'such as unit weight 12.625' },
    options: { scale: decimals(10), min: smallest, max: largest, default: usual() },
  },
  column: ({ scale }) => ({ sql: `numeric(${digits},${scale ?? defaultScale})`, shape: 'ordered' }),
  parse: (input, definition) => parseDecimal(input, definition, definition.scale ?? defaultScale, digits),
  parseOperand: (input) =>
    parseDecimal(input, { type: decimalType, label: { zh: '', en: '' } } as never, 10, 34),
  fromText: numberFromText,
  format: (value, _definition, { writing }) =>
    withThousands(value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''), writing),
  operators: numberOperators,
  sortable: true,
  schema: () => ({ type: 'string', format: 'decimal', pattern: '^-?\\d+(\\.\\d+)?$' }),
  reckoning: decimalReckoning(digits, defaultScale),
};

export function decimal<
  const O extends CommonOptions & {
    min?: number;
    max?: number;
    scale?: number;
    default?: string;
    rateOf?: string;
  },
>(label: string, options?: O): Field<string, RequiredOf<O>> {
  return field(decimalType, label, options);
}
