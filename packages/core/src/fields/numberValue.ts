import { Invalid } from '../messages/invalid.ts';
import { Decimal } from './exactDecimal.ts';
import type { FieldDefinition } from './fieldType.ts';
import { type OwnWriting, writtenNumber } from './ownWriting.ts';
import { halfWidth } from './textValue.ts';

/**
 * A decimal of at most `scale` places, as the text PostgreSQL's numeric gives back ("1280.50").
 * @throws Invalid notNumber, tooManyDecimals, tooSmall, tooLarge
 */
export function parseDecimal(input: unknown, field: FieldDefinition, scale: number, digits: number): string {
  const written = typeof input === 'string' ? plainDecimal(input, field, scale, digits) : null;
  if (written !== null) return written;
  const number = toDecimal(input);
  if (number.decimalPlaces() > scale) throw new Invalid('tooManyDecimals', { scale });
  const max = new Decimal(field.max ?? largestOf(scale, digits));
  const min = field.min === undefined ? largestOf(scale, digits).neg() : new Decimal(field.min);
  if (number.gt(max)) throw new Invalid('tooLarge', { max: max.toFixed() });
  if (number.lt(min)) throw new Invalid('tooSmall', { min: min.toFixed() });
  return number.toFixed(scale).replace(/^-(0(?:\.0*)?)$/, '$1');
}

/**
 * What is written plainly, and clearly within its bounds, is only filled up with noughts: two hundred lines have a thousand
 * figures. Null for all that takes a closer look.
 */
function plainDecimal(text: string, field: FieldDefinition, scale: number, digits: number): string | null {
  const [, whole, places = ''] = /^(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined || places.length > scale || whole.length > digits - scale) return null;
  const size = Number(text);
  // Two numbers that differ as floating point numbers differ the same way in truth.
  const isWithin =
    (field.max === undefined || size < Number(field.max)) &&
    (field.min === undefined || size > Number(field.min));
  if (!isWithin && !(size === 0 && field.min === 0)) return null;
  return scale === 0 ? whole : `${whole}.${places.padEnd(scale, '0')}`;
}

function largestOf(scale: number, digits: number): Decimal {
  return new Decimal(10).pow(digits - scale).minus(new Decimal(10).pow(-scale));
}

function toDecimal(input: unknown): Decimal {
  if (typeof input === 'number' && !Number.isFinite(input)) throw new Invalid('notNumber');
  if (
    typeof input !== 'number' &&
    (typeof input !== 'string' || !/^[+-]?(\d+\.?\d*|\.\d+)$/.test(input.trim()))
  ) {
    throw new Invalid('notNumber');
  }
  if (typeof input === 'string' && input.length > 60) throw new Invalid('notNumber');
  return new Decimal(typeof input === 'string' ? input.trim() : input);
}

/**
 * "￥1,280.50 元", "(1,280.50)" or "－１２８０" as written in spreadsheets → "1280.50". Commas stand for thousands only
 * where they part thousands: "1,28" is left as it is, and then is no number.
 */
export function numberFromText(text: string): string {
  const plain = halfWidth(text)
    .replace(/\s/g, '')
    .replace(/\u2212/g, '-');
  const inBrackets = /^\((.*)\)$/.exec(plain);
  const [, sign = '', amount = ''] =
    /^([+-]?)(?:CNY|RMB|USD|EUR|HKD|JPY|GBP|CN¥|[¥￥$€£])?([+-]?.*?)(?:元|CNY|RMB|USD|EUR|HKD|JPY|GBP)?$/s.exec(
      inBrackets?.[1] ?? plain,
    ) ?? [];
  const whole = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(amount) ? amount.replaceAll(',', '') : amount;
  return `${inBrackets ? '-' : ''}${sign}${whole}`;
}

/** "1280.50" → "1,280.50", or as somebody writes it. */
export function withThousands(value: string, writing?: OwnWriting): string {
  const [whole = '', fraction] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return writtenNumber(fraction === undefined ? grouped : `${grouped}.${fraction}`, writing);
}

export const numberOperators = [
  'eq',
  'ne',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'in',
  'notIn',
  'empty',
] as const;
