import {
  type DocumentLine,
  Invalid,
  type Language,
  type LineDiscount,
  linesType,
  messageOf,
  numberFromText,
} from '@gejie/core';
import { totalsOf } from '@gejie/modules';

/** A line as it is typed: figures are texts that may not be figures yet. */
export type DraftLine = DocumentLine;

/** The lines a form holds, whatever it holds. */
export function draftsOf(value: unknown): DraftLine[] {
  return Array.isArray(value) ? (value as DraftLine[]) : [];
}

/** "10%" is a share, "50" an amount. */
export function discountFrom(text: string): LineDiscount | null {
  const plain = numberFromText(text.replace(/[%％]/, ''));
  if (plain === '') return null;
  return /[%％]/.test(text) ? { percent: plain } : { amount: plain };
}

export function discountText(discount: LineDiscount | null): string {
  if (discount === null) return '';
  return 'percent' in discount ? `${short(discount.percent)}%` : short(discount.amount);
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

/** What a line is known by before it is saved, too. */
export function costKey({ id }: DraftLine, index: number): number {
  return id ?? -1 - index;
}

/**
 * The totals as far as what is typed makes sense; a figure that is none counts as nothing.
 * @param costs of the lines, by {@link costKey}; absent: those of the record
 */
export function draftTotals(
  record: Record<string, unknown>,
  drafts: readonly DraftLine[],
  costs = record.costs as Record<string, unknown> | null | undefined,
) {
  const figure = (value: unknown) =>
    typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? value : null;
  return totalsOf({
    currency: typeof record.currency === 'string' ? record.currency : null,
    taxIncluded: record.taxIncluded !== false,
    discountPercent: figure(record.discountPercent),
    discountAmount: figure(record.discountAmount),
    shipping: figure(record.shipping),
    handling: figure(record.handling),
    adjustment: figure(record.adjustment),
    costs: costs ?? null,
    lines: drafts.map((line, index) => ({
      ...line,
      id: costKey(line, index),
      quantity: figure(line.quantity),
      price: figure(line.price),
      taxRate: figure(line.taxRate),
      discount: soundDiscount(line.discount, figure),
    })),
  });
}

function soundDiscount(
  discount: LineDiscount | null,
  figure: (value: unknown) => string | null,
): LineDiscount | null {
  if (discount === null) return null;
  const value = figure('percent' in discount ? discount.percent : discount.amount);
  if (value === null) return null;
  return 'percent' in discount ? { percent: value } : { amount: value };
}
