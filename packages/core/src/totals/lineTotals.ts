import { Decimal } from '../fields/exactDecimal.ts';
import type { LineTotals, PricedLine } from './lineDocument.ts';

/** What a line comes to by itself, in smallest units of the currency. */
export interface LineAmount {
  gross: bigint;
  discount: bigint;
  amount: bigint;
}

/** What is made of it in its document, in smallest units. */
export interface TaxedLine {
  net: bigint;
  tax: bigint;
  /** Null where the cost isn't known. */
  margin: bigint | null;
  /** The same for people. */
  totals: LineTotals;
}

/** What has been reckoned of a line: at each key that is typed into one of two hundred the others stay as they were. */
interface Reckoned {
  digits: number;
  own: LineAmount;
  /** With the share and the way of taxing it was last asked for. */
  taxed?: TaxedLine & { share: bigint; included: boolean };
}

const known = new WeakMap<PricedLine, Reckoned>();

/** Quantity × price less the line's own discount, each rounded half away from nought. */
export function lineAmount(line: PricedLine, digits: number): LineAmount {
  return reckoned(line, digits).own;
}

/** A line with its share of the document's discount taken off: what of it is tax, and what is earned by it. */
export function taxedLine(line: PricedLine, share: bigint, included: boolean, digits: number): TaxedLine {
  const one = reckoned(line, digits);
  if (one.taxed?.share === share && one.taxed.included === included) return one.taxed;
  const { gross, discount, amount } = one.own;
  const { net, tax } = split(amount - share, line, included);
  const margin = marginOf(line, net, digits);
  const text = (units: bigint) => amountText(units, digits);
  const totals = {
    gross: text(gross),
    discount: text(discount),
    amount: text(amount),
    share: text(share),
    net: text(net),
    tax: text(tax),
    margin: margin === null ? null : text(margin),
  };
  one.taxed = { net, tax, margin, totals, share, included };
  return one.taxed;
}

function reckoned(line: PricedLine, digits: number): Reckoned {
  const before = known.get(line);
  if (before?.digits === digits) return before;
  const gross = productIn(line.quantity, line.price, digits);
  const discount = line.discountPercent
    ? shareOf(gross, line.discountPercent)
    : unitsOf(line.discountAmount, digits);
  const now = { digits, own: { gross, discount, amount: gross - discount } };
  known.set(line, now);
  return now;
}

function split(paid: bigint, { taxRate }: PricedLine, included: boolean): { net: bigint; tax: bigint } {
  const [rate, scale] = exact(taxRate);
  const whole = 100n * tenTo(scale);
  if (!included) return { net: paid, tax: quotient(paid * rate, whole) };
  const tax = quotient(paid * rate, rate + whole);
  return { net: paid - tax, tax };
}

/** Words and heads of groups cost nothing. */
function marginOf({ quantity, cost }: PricedLine, net: bigint, digits: number): bigint | null {
  if (!quantity) return 0n;
  return cost == null ? null : net - productIn(quantity, cost, digits);
}

/** So many percent of an amount, rounded half away from nought. */
export function shareOf(units: bigint, percent: string): bigint {
  const [share, scale] = exact(percent);
  return quotient(units * share, 100n * tenTo(scale));
}

/** An amount in smallest units, rounded half away from nought. @param digits after the point that are units */
export function unitsOf(value: string | null | undefined, digits: number): bigint {
  const [amount, scale] = exact(value);
  return quotient(amount * tenTo(digits), tenTo(scale));
}

function productIn(one: string | null, other: string | null, digits: number): bigint {
  const [a, scale] = exact(one);
  const [b, more] = exact(other);
  return quotient(a * b * tenTo(digits), tenTo(scale + more));
}

/** A decimal as a whole number with so many digits after the point; nought where nothing is said. */
function exact(value: string | null | undefined): readonly [bigint, number] {
  if (!value) return [0n, 0];
  const text = plain.test(value) ? value : new Decimal(value).toFixed();
  const point = text.indexOf('.');
  if (point < 0) return [BigInt(text), 0];
  return [BigInt(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1];
}

const plain = /^-?\d+(\.\d+)?$/;

function tenTo(digits: number): bigint {
  return powers[digits] ?? 10n ** BigInt(digits);
}

const powers = Array.from({ length: 24 }, (_, digits) => 10n ** BigInt(digits));

/** A fraction rounded half away from nought. @param under above nought */
function quotient(over: bigint, under: bigint): bigint {
  return over < 0n ? -((-over * 2n + under) / (under * 2n)) : (over * 2n + under) / (under * 2n);
}

/** 128050 of two digits → "1280.50". */
export function amountText(units: bigint, digits: number): string {
  const size = String(units < 0n ? -units : units).padStart(digits + 1, '0');
  const text = digits === 0 ? size : `${size.slice(0, -digits)}.${size.slice(-digits)}`;
  return units < 0n ? `-${text}` : text;
}
