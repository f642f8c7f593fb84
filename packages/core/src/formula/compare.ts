import { Decimal } from '../fields/exactDecimal.ts';

/** Numbers by size; days, times and moments are written so that their texts compare rightly. */
export function compare(a: unknown, b: unknown): number {
  if (Decimal.isDecimal(a) && Decimal.isDecimal(b)) return a.comparedTo(b);
  return a === b ? 0 : (a as string) < (b as string) ? -1 : 1;
}
