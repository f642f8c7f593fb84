import { allocate } from './allocate.ts';
import type { DocumentTotals, PricedDocument } from './lineDocument.ts';
import { amountText, lineAmount, shareOf, taxedLine, unitsOf } from './lineTotals.ts';

/**
 * What a document comes to. The one place where it is reckoned, for the form and the server alike:
 *
 * 1. Each line is rounded to the digits of the currency, half away from nought: quantity × price, then its discount.
 * 2. The document's discount is taken off the lines in proportion to their amounts, so that the shares add up to it.
 * 3. Tax is reckoned and rounded line by line on what remains, out of it where prices include tax, on top where not.
 * 4. Shipping, handling and adjustment come last and bear no tax.
 *
 * A line that is the same object as before is not reckoned anew; sums are of whole smallest units.
 *
 * INV-05
 */
export function documentTotals(document: PricedDocument): DocumentTotals {
  const { digits, taxIncluded } = document;
  const text = (units: bigint) => amountText(units, digits);
  const own = document.lines.map((line) => lineAmount(line, digits));
  const subtotal = sum(own.map(({ amount }) => amount));
  const off = document.discountPercent
    ? shareOf(subtotal, document.discountPercent)
    : unitsOf(document.discountAmount, digits);
  const shares = allocate(
    off,
    own.map(({ amount }) => amount),
  );
  const lines = document.lines.map((line, index) =>
    taxedLine(line, shares[index] ?? 0n, taxIncluded, digits),
  );
  const taxTotal = sum(lines.map(({ tax }) => tax));
  const netTotal = sum(lines.map(({ net }) => net));
  const extras = sum(
    [document.shipping, document.handling, document.adjustment].map((one) => unitsOf(one, digits)),
  );
  const margins = lines.flatMap(({ margin }) => margin ?? []);
  return {
    lines: lines.map(({ totals }) => totals),
    subtotal: text(subtotal),
    discountTotal: text(sum(own.map(({ discount }) => discount)) + off),
    taxTotal: text(taxTotal),
    netTotal: text(netTotal),
    total: text(netTotal + taxTotal + extras),
    margin: margins.length === lines.length ? text(sum(margins)) : null,
  };
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
