import {
  Decimal,
  type DocumentLine,
  halfWidth,
  Invalid,
  type Language,
  type LineDiscount,
  linesType,
  messageOf,
  numberFromText,
} from '@gejie/core';

/** A line as it is typed: figures are texts that may not be figures yet. */
export type DraftLine = DocumentLine;

/** The lines a form holds, whatever it holds. */
export function draftsOf(value: unknown): DraftLine[] {
  return Array.isArray(value) ? (value as DraftLine[]) : [];
}

/** "10%" is a share, and so is what 9 折 or 95 折 leaves off; "50" is an amount. */
export function discountFrom(text: string): LineDiscount | null {
  const [, left] = /^(\d{1,2}(?:\.\d{1,2})?)折$/.exec(halfWidth(text).replace(/\s/g, '')) ?? [];
  if (left !== undefined)
    return { percent: new Decimal(100).minus(Number(left) < 10 ? `${left}e1` : left).toFixed() };
  const plain = numberFromText(text.replace(/[%％]/, ''));
  if (plain === '') return null;
  return /[%％]/.test(text) ? { percent: plain } : { amount: plain };
}

export function discountText(
  discount: LineDiscount | null,
  asRead: (amount: string) => string = short,
): string {
  if (discount === null) return '';
  return 'percent' in discount ? `${short(discount.percent)}%` : asRead(discount.amount);
}

/** A line in a sentence: what, how much, for how much; by its name alone one whose quantity changed would read as before. */
export function inShort({ kind, description, quantity, unit, price, discount }: DraftLine): string {
  if (kind !== 'item') return description ?? '';
  return [
    description ?? '',
    quantity === null ? '' : `× ${short(quantity)}${unit ? ` ${unit}` : ''}`,
    price === null ? '' : `@ ${short(price)}`,
    discount === null ? '' : `−${discountText(discount)}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Without the noughts that a column adds: "1.5000" is typed as "1.5". */
export function short(value: string | null): string {
  return value === null ? '' : value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

/** What is wrong with each line, by `3.quantity`, in the reader's words. */
export function problemsIn(drafts: readonly DraftLine[], language: Language): Map<string, string> {
  try {
    linesType.parse(drafts, {} as never, {} as never);
  } catch (error) {
    if (!(error instanceof Invalid) || !('parts' in error)) throw error;
    const parts = error.parts as { path: string; issue: Parameters<typeof messageOf>[0] }[];
    return new Map(parts.map(({ path, issue }) => [path, messageOf(issue, language)]));
  }
  return new Map();
}
