/**
 * Whole parts of an amount in proportion to weights, that add up to it exactly: each part is cut off downwards, and what is
 * left goes one each to those that lost most by it, the first of equals first (largest remainder). Without weights, and
 * where they add up to nought, the first part takes all.
 */
export function allocate(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((total, weight) => total + weight, 0n);
  if (amount === 0n) return weights.map(() => 0n);
  if (whole === 0n) return weights.map((_, index) => (index === 0 ? amount : 0n));
  const cuts = weights.map((weight) => cut(amount * weight, whole));
  const parts = cuts.map(({ part }) => part);
  const left = Number(amount - parts.reduce((total, part) => total + part, 0n));
  const order = cuts
    .map(({ rest }, index) => ({ rest, index }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1));
  for (const { index } of order.slice(0, left)) parts[index] = (parts[index] as bigint) + 1n;
  return parts;
}

/** A fraction cut off downwards, also below nought, so that something from nought to a unit is left. */
function cut(over: bigint, under: bigint): { part: bigint; rest: bigint } {
  const [a, b] = under < 0n ? [-over, -under] : [over, under];
  const part = a < 0n ? (a - b + 1n) / b : a / b;
  return { part, rest: a - part * b };
}
