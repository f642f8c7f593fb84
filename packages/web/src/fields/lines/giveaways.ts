import { Decimal, emptyLine } from '@gejie/core';
import type { DraftLine } from './draftLine.ts';

/** What comes free with a product. */
export interface Giveaway {
  /** Id of the product that is given. */
  id: number;
  words: string;
  unit: string | null;
  /** So many bought, so many given. */
  per: string;
  count: string;
}

/** Of products that something comes with, by their ids. */
export type Giveaways = ReadonlyMap<number, Giveaway>;

/** How much comes with a line: whole lots only, ten of ten and nineteen alike. Nought for a figure that is none. */
export function givenWith({ item, quantity, giveaway }: DraftLine, giveaways: Giveaways): Decimal {
  const found = item?.module === 'products' && !giveaway ? giveaways.get(item.id) : undefined;
  if (!found || !/^\d{1,12}(\.\d+)?$/.test(quantity ?? '')) return new Decimal(0);
  return new Decimal(quantity as string).div(found.per).floor().times(found.count);
}

/**
 * The lines with what comes free with one of them: proposed beneath it, and following its quantity as long as nobody gave
 * another. What somebody took out stays out.
 * @param before what came with the line until now
 */
export function withGiveaway(
  lines: readonly DraftLine[],
  index: number,
  before: Decimal,
  giveaways: Giveaways,
): DraftLine[] {
  const line = lines[index];
  const found = line?.item && giveaways.get(line.item.id);
  if (!line || !found) return [...lines];
  const due = givenWith(line, giveaways);
  const below = lines[index + 1];
  const isThere = below?.giveaway === true && below.item?.id === found.id;
  if (!isThere)
    return before.isZero() && !due.isZero() ? lines.toSpliced(index + 1, 0, given(found, due)) : [...lines];
  if (Number(below.quantity) !== before.toNumber() || due.equals(before)) return [...lines];
  return due.isZero()
    ? lines.toSpliced(index + 1, 1)
    : lines.with(index + 1, { ...below, quantity: due.toFixed() });
}

/** The lines without one, and without what came free with it. */
export function withoutLine(lines: readonly DraftLine[], index: number): DraftLine[] {
  let end = index + 1;
  if (lines[index]?.kind === 'item' && !lines[index].giveaway) while (lines[end]?.giveaway) end += 1;
  return lines.toSpliced(index, end - index);
}

function given({ id, words, unit }: Giveaway, quantity: Decimal): DraftLine {
  return {
    ...emptyLine,
    item: { module: 'products', id },
    description: words,
    quantity: quantity.toFixed(),
    unit,
    price: '0',
    giveaway: true,
  };
}
