import type { DocumentTotals, PricedDocument } from './lineDocument.ts';

/** A fraction of whole numbers; the lower one is above nought. */
type Fraction = readonly [bigint, bigint];

/** The totals reckoned once more with fractions of whole numbers, sharing no code with the real ones. */
export function naiveTotals(document: PricedDocument): DocumentTotals {
  const scale = 10n ** BigInt(document.digits);
  const units = (value: Fraction): bigint => rounded([value[0] * scale, value[1]]);
  const lines = document.lines.map((line) => {
    const gross = units(times(fraction(line.quantity), fraction(line.price)));
    const discount = line.discountPercent
      ? rounded(times([gross, 100n], fraction(line.discountPercent)))
      : units(fraction(line.discountAmount));
    return { line, gross, discount, amount: gross - discount };
  });
  const subtotal = added(lines.map(({ amount }) => amount));
  const off = document.discountPercent
    ? rounded(times([subtotal, 100n], fraction(document.discountPercent)))
    : units(fraction(document.discountAmount));
  const shares = shared(
    off,
    lines.map(({ amount }) => amount),
  );
  const paid = lines.map(({ amount }, index) => amount - (shares[index] ?? 0n));
  const taxes = lines.map(({ line }, index) => {
    const [over, under] = fraction(line.taxRate);
    const base = paid[index] as bigint;
    return document.taxIncluded
      ? rounded([base * over, over + 100n * under])
      : rounded([base * over, 100n * under]);
  });
  const nets = paid.map((one, index) => (document.taxIncluded ? one - (taxes[index] as bigint) : one));
  const margins = lines.map(({ line }, index) => {
    if (!line.quantity) return 0n;
    if (line.cost == null) return null;
    return (nets[index] as bigint) - units(times(fraction(line.quantity), fraction(line.cost)));
  });
  const extras = [document.shipping, document.handling, document.adjustment].map((one) =>
    units(fraction(one)),
  );
  const text = (value: bigint) => written(value, document.digits);
  return {
    lines: lines.map(({ gross, discount, amount }, index) => ({
      gross: text(gross),
      discount: text(discount),
      amount: text(amount),
      share: text(shares[index] as bigint),
      net: text(nets[index] as bigint),
      tax: text(taxes[index] as bigint),
      margin: margins[index] === null ? null : text(margins[index] as bigint),
    })),
    subtotal: text(subtotal),
    discountTotal: text(added(lines.map(({ discount }) => discount)) + off),
    taxTotal: text(added(taxes)),
    netTotal: text(added(nets)),
    total: text(added(nets) + added(taxes) + added(extras)),
    margin: margins.includes(null) ? null : text(added(margins as bigint[])),
  };
}

function fraction(text: string | null | undefined): Fraction {
  if (!text) return [0n, 1n];
  const [whole = '0', places = ''] = text.split('.');
  return [BigInt(whole + places), 10n ** BigInt(places.length)];
}

function times(a: Fraction, b: Fraction): Fraction {
  return [a[0] * b[0], a[1] * b[1]];
}

function added(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

/** Half away from nought. */
function rounded([over, under]: Fraction): bigint {
  const size = over < 0n ? -over : over;
  const whole = (2n * size + under) / (2n * under);
  return over < 0n ? -whole : whole;
}

/** Unit after unit to whoever is furthest behind what is due, the first of equals first. */
function shared(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = added(weights);
  if (whole === 0n) return weights.map((_, index) => (index === 0 ? amount : 0n));
  const sign = whole < 0n ? -1n : 1n;
  const below = (over: bigint, under: bigint) => {
    const quotient = over / under;
    return quotient * under > over ? quotient - 1n : quotient;
  };
  const due = weights.map((weight) => amount * weight * sign);
  const parts = due.map((one) => below(one, whole * sign));
  const rest = due.map((one, index) => one - (parts[index] as bigint) * whole * sign);
  for (let left = amount - added(parts); left > 0n; left--) {
    const most = rest.reduce((best, one, index) => (one > (rest[best] as bigint) ? index : best), 0);
    parts[most] = (parts[most] as bigint) + 1n;
    rest[most] = -1n;
  }
  return parts;
}

function written(value: bigint, digits: number): string {
  const size = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  const text = digits === 0 ? size : `${size.slice(0, -digits)}.${size.slice(-digits)}`;
  return value < 0n ? `-${text}` : text;
}
