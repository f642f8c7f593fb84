import type { LineDiscount } from '@gejie/core';
import { totalsOf } from '@gejie/modules';
import type { DraftLine } from './draftLine.ts';

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
      discount: soundDiscount(line.discount),
    })),
  });
}

/** What is typed, once it is a figure. */
export function figure(value: unknown): string | null {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? value : null;
}

function soundDiscount(discount: LineDiscount | null): LineDiscount | null {
  if (discount === null) return null;
  const value = figure('percent' in discount ? discount.percent : discount.amount);
  if (value === null) return null;
  return 'percent' in discount ? { percent: value } : { amount: value };
}
