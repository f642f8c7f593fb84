import { Decimal, type Filter } from '@gejie/core';

/** Products of which something is to be bought: below the reorder level, or, where there is none, promised and not there. INV-11 */
export const lacking: Filter = {
  any: [{ shortBy: { gt: '0' } }, { shortBy: { empty: true }, expected: { lt: '0' } }],
};

/** How much of a product is to be bought; nought where nothing lacks. */
export function lackOf({
  shortBy,
  expected,
}: Record<'shortBy' | 'expected', Decimal | string | null>): Decimal {
  return shortBy === null ? Decimal.max(new Decimal(expected ?? 0).negated(), 0) : new Decimal(shortBy);
}
