import {
  currencyDigits,
  type DocumentLine,
  type DocumentTotals,
  documentTotals,
  type PricedLine,
} from '@gejie/core';

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
    lines: (document.lines ?? []).map((line) =>
      pricedLine(line, line.id === null ? null : (costs[line.id] ?? null)),
    ),
  });
}

/** What a line asked for when it was last looked at: as long as it asks for the same, it comes to the same. */
const asked = new WeakMap<DocumentLine, PricedLine>();

function pricedLine(line: DocumentLine, cost: string | null): PricedLine {
  const { quantity, price, discount, taxRate } = line;
  const now = {
    quantity,
    price,
    discountPercent: discount && 'percent' in discount ? discount.percent : null,
    discountAmount: discount && 'amount' in discount ? discount.amount : null,
    taxRate,
    cost,
  };
  const before = asked.get(line) as typeof now | undefined;
  if (before && (Object.keys(now) as (keyof typeof now)[]).every((name) => before[name] === now[name]))
    return before;
  asked.set(line, now);
  return now;
}
