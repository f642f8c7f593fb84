import { Decimal } from '../fields/exactDecimal.ts';
import { allocate } from './allocate.ts';
import type { DocumentTotals, LineTotals, PricedDocument, PricedLine } from './lineDocument.ts';

type Rounder = (value: Decimal) => Decimal;

/**
 * What a document comes to. The one place where it is reckoned, for the form and the server alike:
 *
 * 1. Each line is rounded to the digits of the currency, half away from nought: quantity × price, then its discount.
 * 2. The document's discount is taken off the lines in proportion to their amounts, so that the shares add up to it.
 * 3. Tax is reckoned and rounded line by line on what remains, out of it where prices include tax, on top where not.
 * 4. Shipping, handling and adjustment come last and bear no tax.
 *
 * INV-05
 */
export function documentTotals(document: PricedDocument): DocumentTotals {
  const round: Rounder = (value) => value.toDecimalPlaces(document.digits, Decimal.ROUND_HALF_UP);
  const text = (value: Decimal) => withoutMinusNought(value.toFixed(document.digits));
  const drafts = document.lines.map((line) => ({ line, ...lineAmount(line, round) }));
  const subtotal = sum(drafts.map(({ amount }) => amount));
  const off = documentDiscount(document, subtotal, round);
  const shares = allocate(
    off,
    drafts.map(({ amount }) => amount),
    document.digits,
  );
  const taxed = drafts.map((draft, index) => {
    const share = shares[index] ?? nought;
    return { ...draft, share, ...split(draft.amount.minus(share), draft.line, document.taxIncluded, round) };
  });
  const taxTotal = sum(taxed.map(({ tax }) => tax));
  const netTotal = sum(taxed.map(({ net }) => net));
  const margins = taxed.map(({ line, net }) => marginOf(line, net, round));
  const extras = sum(
    [document.shipping, document.handling, document.adjustment].map((one) => round(of(one))),
  );
  const known = margins.filter((margin) => margin !== null);
  return {
    lines: taxed.map(
      (one, index): LineTotals => ({
        gross: text(one.gross),
        discount: text(one.discount),
        amount: text(one.amount),
        share: text(one.share),
        net: text(one.net),
        tax: text(one.tax),
        margin: margins[index] ? text(margins[index]) : null,
      }),
    ),
    subtotal: text(subtotal),
    discountTotal: text(sum(drafts.map(({ discount }) => discount)).plus(off)),
    taxTotal: text(taxTotal),
    netTotal: text(netTotal),
    total: text(netTotal.plus(taxTotal).plus(extras)),
    margin: known.length === margins.length ? text(sum(known)) : null,
  };
}

const nought = new Decimal(0);

function of(value: string | null | undefined): Decimal {
  return value ? new Decimal(value) : nought;
}

function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), nought);
}

function lineAmount(line: PricedLine, round: Rounder) {
  const gross = round(of(line.quantity).times(of(line.price)));
  const byPercent = round(gross.times(of(line.discountPercent)).div(100));
  const discount = line.discountPercent ? byPercent : round(of(line.discountAmount));
  return { gross, discount, amount: gross.minus(discount) };
}

function documentDiscount(document: PricedDocument, subtotal: Decimal, round: Rounder): Decimal {
  return document.discountPercent
    ? round(subtotal.times(of(document.discountPercent)).div(100))
    : round(of(document.discountAmount));
}

function split(paid: Decimal, line: PricedLine, included: boolean, round: Rounder) {
  const rate = of(line.taxRate);
  if (!included) return { net: paid, tax: round(paid.times(rate).div(100)) };
  const tax = round(paid.times(rate).div(rate.plus(100)));
  return { net: paid.minus(tax), tax };
}

/** Words and heads of groups cost nothing. */
function marginOf({ quantity, cost }: PricedLine, net: Decimal, round: Rounder): Decimal | null {
  if (!quantity) return nought;
  return cost == null ? null : net.minus(round(of(quantity).times(of(cost))));
}

function withoutMinusNought(text: string): string {
  return text.replace(/^-(0(?:\.0*)?)$/, '$1');
}
