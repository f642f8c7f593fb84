import type { Separators } from '../../i18n/index.ts';

/** Numbers as people type and read them, kept as decimal text throughout: no figure ever passes through a float. */

const usual: Separators = { group: ',', decimal: '.' };

const chineseUnits: Record<string, number> = { 万: 4, 萬: 4, 亿: 8, 億: 8 };

/**
 * What a person meant by a typed number: full-width digits, thousands separators, a currency sign or a 万/亿 behind it
 * are all understood ("１２.８万" is "128000"). Null for nothing typed; text that is no number comes back as it was typed,
 * so that the problem can be shown at the field and nothing typed is lost.
 * @param separators how whoever types writes numbers
 */
export function readNumber(typed: string, { decimal }: Separators = usual): string | null {
  const tight = typed.normalize('NFKC').replace(/[\s'’]/g, '');
  const text = (decimal === ',' ? withPoint(tight) : tight.replaceAll(',', ''))
    .replace(/^([-−]?)[¥￥$€£]/, '$1')
    .replace(/^−/, '-');
  if (text === '') return null;
  const match = /^(-?)(\d*)(?:\.(\d*))?([万萬亿億]?)$/.exec(text);
  if (!match || (match[2] === '' && !match[3])) return typed.trim();
  const [, sign = '', whole = '', fraction = '', unit = ''] = match;
  const [shiftedWhole, shiftedFraction] = movePoint(whole, fraction, chineseUnits[unit] ?? 0);
  const value = shiftedFraction === '' ? shiftedWhole : `${shiftedWhole}.${shiftedFraction}`;
  return value === '0' ? value : sign + value;
}

/** Who writes a comma before the fraction may still type a point there, as keypads have it: in threes it is none. */
function withPoint(text: string): string {
  const isGrouped = text.includes(',') || /^\D*\d{1,3}(\.\d{3})+\D*$/.test(text);
  return (isGrouped ? text.replaceAll('.', '') : text).replace(',', '.');
}

/** Multiplies by a power of ten on the digits themselves. */
function movePoint(whole: string, fraction: string, places: number): [string, string] {
  const moved = fraction.padEnd(places, '0');
  const digits = (whole + moved.slice(0, places)).replace(/^0+(?=\d)/, '') || '0';
  return [digits, moved.slice(places)];
}

export function isNumberText(value: unknown): value is string | number {
  return (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) || Number.isFinite(value);
}

/** "1280500.5" → "1,280,500.50" with `scale` 2; anything that is no number is given back unchanged. */
export function groupDigits(
  value: string | number,
  scale?: number,
  { group, decimal }: Separators = usual,
): string {
  const text = String(value);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = ''] = match;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const shown = scale === undefined ? fraction : fraction.padEnd(scale, '0');
  return shown === '' ? sign + grouped : `${sign}${grouped}${decimal}${shown}`;
}

/** "12.50" → "12.5", "25.00" → "25". */
export function withoutTrailingZeros(value: string | number): string {
  const text = String(value);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
