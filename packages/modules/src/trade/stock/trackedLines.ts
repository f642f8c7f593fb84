import { Decimal, type DocumentLine, Refusal, type Work } from '@gejie/core';
import { z } from 'zod';
import { type Product, product } from '../product/product.ts';
import { productsOf } from './productsOf.ts';

/** Serial numbers as a caller names them, line by line. */
export const namedSerials = z
  .array(
    z.strictObject({
      line: z.int().positive(),
      serials: z.array(z.string().trim().min(1).max(120)).max(1000),
    }),
  )
  .max(1000);

export type NamedSerials = z.infer<typeof namedSerials>;

/** A line of goods that are tracked by serial number, with the numbers named for it. */
export interface TrackedLine {
  product: Product;
  /** Where it says what is wrong with them. */
  field: string;
  serials: string[];
}

/**
 * The lines of which each piece is tracked, each with as many numbers as pieces move.
 * @param moving how much of a line moves, by its id
 * @throws Refusal at the line that has more or fewer, or one twice
 */
export async function trackedLines(
  work: Work,
  lines: readonly DocumentLine[],
  moving: ReadonlyMap<number, Decimal>,
  named: NamedSerials,
): Promise<TrackedLine[]> {
  const system = work.asSystem('are they tracked by serial number?');
  const given = new Map<number, string[]>();
  for (const { line, serials } of named) given.set(line, [...(given.get(line) ?? []), ...serials]);
  const isMoving = ({ id, item }: DocumentLine) => item?.module === product.path && moving.has(id ?? 0);
  const products = await productsOf(
    system,
    lines.flatMap((line) => (line.item && isMoving(line) ? [line.item.id] : [])),
  );
  const tracked: TrackedLine[] = [];
  const met = new Set<string>();
  for (const [index, { id, item, description }] of lines.entries()) {
    const amount = moving.get(id ?? 0);
    if (id === null || item?.module !== product.path || amount === undefined) continue;
    const goods = products.get(item.id);
    if (!goods?.serialTracked) continue;
    const field = `lines.${index}.serials`;
    const serials = given.get(id) ?? [];
    if (!amount.equals(serials.length))
      throw new Refusal(
        {
          zh: `第 ${index + 1} 行${description ? `“${description}”` : ''}按序列号管理：需要 ${amount.toFixed()} 个序列号，给了 ${serials.length} 个`,
          en: `Line ${index + 1}${description ? ` “${description}”` : ''}: ${amount.toFixed()} serial numbers are needed, ${serials.length} were given`,
        },
        field,
      );
    for (const serial of serials) {
      const key = `${goods.id} ${serial.toLowerCase()}`;
      if (met.has(key))
        throw new Refusal(
          { zh: `序列号 ${serial} 重复`, en: `The serial number ${serial} stands there twice` },
          field,
        );
      met.add(key);
    }
    tracked.push({ product: goods, field, serials });
  }
  return tracked;
}

/** Serial numbers written one a line, or with commas between. */
export function serialsIn(text: string | null): string[] {
  return (text ?? '')
    .split(/[\n,，;；、]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** The same, each once, whatever the case of letters. */
export function distinctSerials(text: string | null): string[] {
  return [...new Map(serialsIn(text).map((serial) => [serial.toLowerCase(), serial])).values()];
}

export const whole = (lines: readonly DocumentLine[]) =>
  new Map(
    lines.flatMap(({ id, quantity, kind }) =>
      id !== null && kind === 'item' && Number(quantity) > 0 ? [[id, new Decimal(quantity as string)]] : [],
    ),
  );
