import type { DateFormat, NumberFormat } from '../wire/answers.ts';

/** How somebody writes dates and numbers; null: as the language does. PLT-16 */
export interface OwnWriting {
  dates: DateFormat | null;
  numbers: NumberFormat | null;
}

const orders: Record<DateFormat, (year: string, month: string, day: string) => string> = {
  ymd: (year, month, day) => `${year}-${month}-${day}`,
  dmy: (year, month, day) => `${day}/${month}/${year}`,
  mdy: (year, month, day) => `${month}/${day}/${year}`,
};

/** What stands between thousands, and before the fraction. */
export const numberSeparators: Record<NumberFormat, { group: string; decimal: string }> = {
  comma: { group: ',', decimal: '.' },
  point: { group: '.', decimal: ',' },
  space: { group: '\u00a0', decimal: ',' },
};

/** A text that begins with a day ("2026-11-23 09:30") with the day in somebody's order; ISO 8601 without one. */
export function writtenDay(text: string, writing?: OwnWriting): string {
  const order = writing?.dates;
  return order
    ? text.replace(/^(\d{4})-(\d{2})-(\d{2})/, (_, ...parts) => orders[order](parts[0], parts[1], parts[2]))
    : text;
}

/** A number written "1,280.50" with somebody's separators. */
export function writtenNumber(text: string, writing?: OwnWriting): string {
  if (!writing?.numbers) return text;
  const { group, decimal } = numberSeparators[writing.numbers];
  return text.replace(/[,.]/g, (sign) => (sign === ',' ? group : decimal));
}
