import type { AnyReference } from '@gejie/core';
import { type DraftLine, short } from './draftLine.ts';

/** What the server answers of an item: the customer's price, the list price, and whose price it is. */
export interface LinePrice {
  price: string | null;
  list: string | null;
  from: { id: number; label: string | null } | null;
}

/** What is known of the lines of one form: prices that nobody typed, and saved lines that were met. */
export interface PriceMemory {
  proposed: Set<string>;
  met: Set<number>;
}

export const noPrices = (): PriceMemory => ({ proposed: new Set(), met: new Set() });

/** Prices are asked for what is sold by itself; what was agreed in an earlier document stays agreed. */
export function isPriced({ item, source, giveaway }: DraftLine): boolean {
  return item !== null && source === null && !giveaway;
}

/**
 * A line with the price of its customer and quantity, unless somebody typed another. A saved line follows as long as its
 * price is what it would be: opening it changes nothing. INV-04
 */
export function withFollowedPrice(line: DraftLine, answer: LinePrice, memory: PriceMemory): DraftLine {
  const { id, item, price } = line;
  if (!item || (id !== null && price === null)) return line;
  const noted = (amount: string) => note(line, amount);
  if (id === null) {
    if (answer.list !== null) memory.proposed.add(noted(answer.list));
    // What a form took up again of an earlier day was not typed either, where it is what the book says.
    if (answer.price !== null && Number(answer.price) === Number(price))
      memory.proposed.add(noted(answer.price));
  } else if (!memory.met.has(id)) {
    memory.met.add(id);
    if (answer.price !== null && Number(answer.price) === Number(price))
      memory.proposed.add(noted(answer.price));
  }
  const isTyped = price !== null && !memory.proposed.has(noted(price));
  if (answer.price === null || isTyped) return line;
  memory.proposed.add(noted(answer.price));
  return price !== null && Number(price) === Number(answer.price)
    ? line
    : { ...line, price: short(answer.price) };
}

/** Whether the price of a line is one that nobody typed. */
export function isFollowed(line: DraftLine, { proposed }: PriceMemory): boolean {
  return line.price === null || proposed.has(note(line, line.price));
}

/** What stands in the memory for a price of a line: a saved line is known by itself, a new one by what stands in it. */
function note({ id, item }: DraftLine, price: string): string {
  return `${id ?? (item ? itemKey(item) : '')} ${Number(price)}`;
}

export function itemKey({ module, id }: AnyReference): string {
  return `${module}:${id}`;
}
