import { type DocumentLine, emptyLine } from '../fields/documentLine.ts';
import { Decimal } from '../fields/exactDecimal.ts';
import type { AnyReference } from '../fields/linkAny.ts';

/** What comes free with something sold: so many for so many bought (买十赠一). INV-01 */
export interface Giveaway {
  item: AnyReference;
  words: string | null;
  unit: string | null;
  /** So many bought, so many given. */
  per: string;
  count: string;
}

/** What comes free with a record, out of the lines that say so. */
export function giveawaysIn(lines: readonly DocumentLine[] | null | undefined): Giveaway[] {
  return (lines ?? []).flatMap(({ item, description, unit, per, quantity }) =>
    item === null || per == null || quantity === null || !(Number(per) > 0) || !(Number(quantity) > 0)
      ? []
      : [{ item, words: description, unit, per, count: quantity }],
  );
}

/** How much comes with so many: whole lots only, ten of ten and nineteen alike. Nought for a figure that is none. */
export function givenWith(quantity: string | null, { per, count }: Pick<Giveaway, 'per' | 'count'>): Decimal {
  if (!/^\d{1,12}(\.\d+)?$/.test(quantity ?? '')) return new Decimal(0);
  return new Decimal(quantity as string).div(per).floor().times(count);
}

/** The line of what is given, beneath that which it comes with. */
export function givenLine({ item, words, unit }: Giveaway, quantity: Decimal): DocumentLine {
  return {
    ...emptyLine,
    item,
    description: words,
    quantity: quantity.toFixed(),
    unit,
    price: '0',
    giveaway: true,
  };
}
