import { currencyDigits, type DocumentLine, type DocumentTotals, documentTotals } from '@gejie/core';

/** The fields of a document with lines that its totals follow from. */
export interface TotalledDocument {
  lines?: DocumentLine[] | null;
  currency?: string | null;
  taxIncluded?: boolean | null;
  discountPercent?: string | null;
  discountAmount?: string | null;
  shipping?: string | null;
  handling?: string | null;
  adjustment?: string | null;
  costs?: Record<string, unknown> | null;
}

/** What lines came to when they were last asked about, and all it followed from. */
const known = new WeakMap<object, { from: readonly unknown[]; totals: DocumentTotals }>();

/**
 * What a document comes to, as it stands. The rules ask one after the other, at each key that is typed: of the same lines
 * it is reckoned once. INV-05
 */
export function totalsOf(document: TotalledDocument): DocumentTotals {
  const lines = document.lines ?? [];
  const { currency, taxIncluded, discountPercent, discountAmount, shipping, handling, adjustment, costs } =
    document;
  const from = [
    currency,
    taxIncluded,
    discountPercent,
    discountAmount,
    shipping,
    handling,
    adjustment,
    costs,
  ];
  const last = known.get(lines);
  if (last?.from.every((value, index) => value === from[index])) return last.totals;
  const totals = reckoned(document);
  known.set(lines, { from, totals });
  return totals;
}

function reckoned(document: TotalledDocument): DocumentTotals {
  const costs = (document.costs ?? {}) as Record<string, string | undefined>;
  return documentTotals({
    ...document,
    taxIncluded: document.taxIncluded ?? true,
    digits: currencyDigits(document.currency ?? 'CNY'),
    lines: (document.lines ?? []).map(({ id, quantity, price, discount, taxRate }) => ({
      quantity,
      price,
      discountPercent: discount && 'percent' in discount ? discount.percent : null,
      discountAmount: discount && 'amount' in discount ? discount.amount : null,
      taxRate,
      cost: id === null ? null : (costs[id] ?? null),
    })),
  });
}
