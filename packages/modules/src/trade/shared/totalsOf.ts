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

/** What a document comes to, as it stands. INV-05 */
export function totalsOf(document: TotalledDocument): DocumentTotals {
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
