import { type BilingualText, Refusal, type Shortfall, type Work } from '@gejie/core';
import { product } from '../product/product.ts';
import { plainQuantity } from '../shared/quantity.ts';
import { type StockMovement, stockMovement } from './stockMovement.ts';
import { warehouse } from './warehouse.ts';

export type Movement = Pick<StockMovement, 'product' | 'warehouse' | 'kind' | 'quantity'> & {
  /** Line of the document. */
  line?: number | null;
  /** Line of the order that it settles, as far as it goes. */
  settles?: number | null;
};

/** Where a movement comes from. */
export interface Booking {
  /** Path of the document's module. */
  module: string;
  id: number;
  number: string | null;
  movements: readonly Movement[];
  /** The field of the document to blame for a movement that can't be borne. */
  fieldOf(movement: Movement): string;
}

/**
 * Books goods in and out, in one document's name: all of it or nothing.
 * @throws Refusal that says which product is short where, and how much of it there is
 */
export async function book(work: Work, { module, id, number, movements, fieldOf }: Booking): Promise<void> {
  const short = await work.append(
    stockMovement,
    movements.map((movement) => ({
      ...movement,
      label: number,
      document: { module, id },
      by: work.user?.id ?? null,
    })),
  );
  const [first] = short;
  if (first)
    throw new Refusal(await told(work, movements, short), fieldOf(movements[first.entry] as Movement));
}

/** At most so many are named. */
const most = 5;

async function told(
  work: Work,
  movements: readonly Movement[],
  short: readonly Shortfall[],
): Promise<BilingualText> {
  const system = work.asSystem('names of what is short');
  const parts: BilingualText[] = [];
  for (const { entry, available } of short.slice(0, most)) {
    const movement = movements[entry] as Movement;
    const { name } = await system.get(product, Number(movement.product));
    const place = await system.get(warehouse, Number(movement.warehouse));
    const [there, asked] = [available, String(movement.quantity).replace('-', '')].map(plainQuantity);
    parts.push({
      zh: `${name}：${place.name}现存 ${there}，需要 ${asked}`,
      en: `${name}: ${there} in ${place.name}, ${asked} wanted`,
    });
  }
  const rest = short.length - parts.length;
  return {
    zh: `库存不足。${parts.map(({ zh }) => zh).join('；')}${rest > 0 ? `；另有 ${rest} 行` : ''}`,
    en: `Not enough in stock. ${parts.map(({ en }) => en).join('; ')}${rest > 0 ? `; and ${rest} more lines` : ''}`,
  };
}
