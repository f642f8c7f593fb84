import { Decimal, type DocumentLine, giveawaysIn, givenWith, type Work } from '@gejie/core';
import { product } from '../product/product.ts';

const page = 200;
type Line = DocumentLine & { item: NonNullable<DocumentLine['item']> };

/**
 * The lines of what is sold, those given away among them with so much of their quantity as does not come free with the rest:
 * ten bought, one free is the product's to say; who gives two has taken the price of one off. INV-01, INV-06
 */
export async function soldOrGivenBeyond<L extends Line>(work: Work, lines: readonly L[]): Promise<L[]> {
  if (!lines.some(({ giveaway }) => giveaway)) return [...lines];
  const free = await freeWith(
    work,
    lines.filter(({ giveaway }) => !giveaway),
  );
  return lines.flatMap((line) => {
    if (!line.giveaway) return [line];
    const key = keyOf(line);
    const left = free.get(key) ?? new Decimal(0);
    const beyond = Decimal.max(new Decimal(line.quantity ?? 0).minus(left), 0);
    free.set(key, Decimal.max(left.minus(line.quantity ?? 0), 0));
    return beyond.isZero() ? [] : [{ ...line, quantity: beyond.toFixed() }];
  });
}

/** How much comes free with what is sold, by item; of lines of one product together, which is never less than of each. */
async function freeWith(work: Work, sold: readonly Line[]): Promise<Map<string, Decimal>> {
  const quantities = new Map<number, Decimal>();
  for (const { item, quantity } of sold)
    if (item.module === product.path)
      quantities.set(item.id, (quantities.get(item.id) ?? new Decimal(0)).plus(quantity ?? 0));
  const free = new Map<string, Decimal>();
  const ids = [...quantities.keys()];
  for (let start = 0; start < ids.length; start += page) {
    const where = { id: { in: ids.slice(start, start + page) } };
    for (const { id, giveaways } of await work.asSystem('giveaways').find(product, { where, limit: page }))
      for (const rule of giveawaysIn(giveaways)) {
        const key = keyOf(rule);
        const given = givenWith((quantities.get(id) ?? new Decimal(0)).toFixed(), rule);
        free.set(key, (free.get(key) ?? new Decimal(0)).plus(given));
      }
  }
  return free;
}

function keyOf({ item }: { item: Line['item'] }): string {
  return `${item.module}:${item.id}`;
}
