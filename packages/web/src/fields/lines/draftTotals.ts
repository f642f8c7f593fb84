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
    lines: drafts.map(soundLine),
  });
}

/** What each line says as far as it makes sense: a line that was not typed in is the same line still. */
const sound = new WeakMap<DraftLine, DraftLine>();

function soundLine(line: DraftLine, index: number): DraftLine {
  const id = costKey(line, index);
  const before = sound.get(line);
  if (before?.id === id) return before;
  const now = {
    ...line,
    id,
    quantity: figure(line.quantity),
    price: figure(line.price),
    taxRate: figure(line.taxRate),
    discount: soundDiscount(line.discount),
  };
  sound.set(line, now);
  return now;
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
