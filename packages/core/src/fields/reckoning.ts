import { Decimal } from './exactDecimal.ts';
import type { FieldSettings } from './fieldSettings.ts';
import { characterCount } from './textValue.ts';

/** What formulas tell apart. A `choice` is compared by its value and written out by its name. */
export type ReckoningKind = 'number' | 'text' | 'choice' | 'list' | 'boolean' | 'date' | 'dateTime' | 'time';

/** How formulas reckon with the values of a field. Numbers are exact decimals there, everything else is as answered. */
export interface Reckoning<Value = unknown> {
  kind: ReckoningKind;
  /** A value as formulas reckon with it. */
  read(value: Value): unknown;
  /** What a formula came to, as a value of the field; null where it doesn't fit. Absent: can't be a formula's result. */
  write?(reckoned: unknown, field: FieldSettings): Value | null;
}

/**
 * @param digits all of them, `scale` of which (unless the field says otherwise) stand after the point
 * @param unit what 1 stands for: a percent is a hundredth
 */
export function decimalReckoning(digits: number, scale: number, unit = '1'): Reckoning<string> {
  return {
    kind: 'number',
    read: (value) => new Decimal(value).times(unit),
    write(reckoned, field) {
      const places = field.scale ?? scale;
      const rounded = (reckoned as Decimal).div(unit).toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
      if (rounded.abs().gte(new Decimal(10).pow(digits - places))) return null;
      return (rounded.isZero() ? rounded.abs() : rounded).toFixed(places);
    },
  };
}

export const integerReckoning: Reckoning<number> = {
  kind: 'number',
  read: (value) => new Decimal(value),
  write(reckoned) {
    const whole = (reckoned as Decimal).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
    return Number.isSafeInteger(whole) ? whole + 0 : null;
  },
};

/** @param longest in characters, unless the field says otherwise; what is longer is cut off */
export function textReckoning(longest: number): Reckoning<string> {
  return {
    kind: 'text',
    read: (value) => value,
    write(reckoned, { max }) {
      const text = String(reckoned).toWellFormed().trim();
      const most = Number(max ?? longest);
      const kept = characterCount(text) > most ? [...text].slice(0, most).join('').trim() : text;
      return kept === '' ? null : kept;
    },
  };
}

/** Read as it is, and written where `writable`. */
export function plainReckoning<Value>(kind: ReckoningKind, writable = true): Reckoning<Value> {
  const asIs = (value: unknown) => value as Value;
  return { kind, read: asIs, ...(writable ? { write: asIs } : {}) };
}
