import { Decimal, type DocumentLine, sameValue } from '@gejie/core';
import { type TotalledDocument, totalsOf } from './totalsOf.ts';

/** What a part may lose by rounding, in the currency. */
const cent = '0.01';

/**
 * Whether each piece in a document costs no less than was agreed in the one before it, discounts of line and document and all,
 * and no more is taken off at the end. How many pieces they are does not matter.
 */
export function isAsAgreed(document: TotalledDocument, agreed: TotalledDocument): boolean {
  if (document.currency !== agreed.currency || !sameValue(document.taxIncluded, agreed.taxIncluded))
    return false;
  const off = ({ adjustment }: TotalledDocument) => Decimal.min(adjustment ?? 0, 0);
  if (off(document).lessThan(off(agreed))) return false;
  const before = paidPieces(agreed);
  return paidPieces(document).every(({ line, quantity, paid }) =>
    before.some(
      (one) =>
        (line.source === null ? isSameItem(one.line, line) : one.line.id === line.source) &&
        paid.plus(cent).gte(one.paid.div(one.quantity).times(quantity)),
    ),
  );
}

interface Paid {
  line: DocumentLine;
  quantity: Decimal;
  /** For all of the line, after every discount. */
  paid: Decimal;
}

function paidPieces(document: TotalledDocument): Paid[] {
  const totals = totalsOf(document).lines;
  return (document.lines ?? []).flatMap((line, index) => {
    const { amount = '0', share = '0' } = totals[index] ?? {};
    if (line.kind !== 'item' || !Number(line.quantity)) return [];
    return [{ line, quantity: new Decimal(line.quantity ?? 0), paid: new Decimal(amount).minus(share) }];
  });
}

function isSameItem(one: DocumentLine, other: DocumentLine): boolean {
  return one.giveaway === other.giveaway && sameValue(one.item, other.item);
}
