import { Decimal } from '../fields/exactDecimal.ts';

/**
 * Parts of an amount in proportion to weights, each with so many digits, that add up to it exactly: each part is cut off, and
 * what is left goes a smallest unit each to those that lost most by it, the first of equals first (largest remainder).
 * Without weights, and where they add up to nought, the first part takes all.
 * @param amount has no more than `digits` digits after the point
 */
export function allocate(amount: Decimal, weights: readonly Decimal[], digits: number): Decimal[] {
  const whole = weights.reduce((total, weight) => total.plus(weight), new Decimal(0));
  if (whole.isZero()) return weights.map((_, index) => (index === 0 ? amount : new Decimal(0)));
  const cuts = weights.map((weight) => cut(amount.times(weight).div(whole), digits));
  const given = cuts.reduce((total, { part }) => total.plus(part), new Decimal(0));
  const unit = new Decimal(10).pow(-digits);
  const left = amount.minus(given).div(unit).toNumber();
  const parts = cuts.map(({ part }) => part);
  const order = cuts
    .map(({ rest }, index) => ({ rest, index }))
    .sort((a, b) => b.rest.comparedTo(a.rest) || a.index - b.index);
  for (const { index } of order.slice(0, left)) parts[index] = (parts[index] as Decimal).plus(unit);
  return parts;
}

/** Cut off downwards, also below nought, so that something from nought to a unit is left. */
function cut(value: Decimal, digits: number): { part: Decimal; rest: Decimal } {
  const part = value.toDecimalPlaces(digits, Decimal.ROUND_FLOOR);
  return { part, rest: value.minus(part) };
}
