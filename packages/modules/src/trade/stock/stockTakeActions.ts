import { defineAction, type Filter, Refusal, type Work } from '@gejie/core';
import { z } from 'zod';
import { product } from '../product/product.ts';
import { productCategory } from '../product/productCategory.ts';
import { allOf } from './allOf.ts';
import { book } from './book.ts';
import { settleSerials } from './countedSerials.ts';
import { productsOf } from './productsOf.ts';
import { type StockCount, stockCount } from './stockCount.ts';
import { stockLevel } from './stockLevel.ts';
import { type StockTake, stockTake } from './stockTake.ts';

const nothing = z.strictObject({});
/** Lines of a sheet; a larger warehouse is counted category by category. */
const most = 5000;

/** Lists what is to be counted, with what is on the books now; products that are on the sheet already stay as they are. */
export const makeSheet = defineAction(stockTake, 'sheet', {
  input: nothing,
  async run(work, take) {
    await work.alone(`stock-take ${take.id}`);
    const system = work.asSystem('count sheet made');
    const there = new Set(
      (await allOf(system, stockCount, { take: take.id }, most)).map((line) => line.product),
    );
    const due = (await toBeCounted(system, take)).filter((one) => !there.has(one.product));
    if (there.size === 0 && due.length === 0)
      throw new Refusal({ zh: '没有要盘点的产品', en: 'There is nothing to be counted' }, 'category');
    if (there.size + due.length > most)
      throw new Refusal(
        {
          zh: `超过 ${most} 行，请按分类分开盘点`,
          en: `More than ${most} lines; count category by category`,
        },
        'category',
      );
    await system.createAll(
      stockCount,
      due.map((line) => ({ ...line, take: take.id, owner: take.owner, department: take.department })),
    );
    if (take.status === 'draft') await system.update(stockTake, take.id, { status: 'counting' });
    return { lines: there.size + due.length };
  },
});

/** Books what differs, once; what was not counted stays as it is. */
export const bookTake = defineAction(stockTake, 'book', {
  input: nothing,
  async run(work, take) {
    await work.alone(`stock-take ${take.id}`);
    const system = work.asSystem('differences booked');
    const lines = await allOf(system, stockCount, { take: take.id, counted: { empty: false } }, most);
    if (lines.length === 0) throw new Refusal({ zh: '还没有填写实盘数量', en: 'Nothing was counted yet' });
    await book(work, {
      module: stockTake.path,
      id: take.id,
      number: take.number,
      movements: lines.flatMap((line) => differenceOf(line, take)),
      fieldOf: () => 'warehouse',
    });
    await settleSerials(work, take, lines);
    return system.update(stockTake, take.id, { status: 'booked' });
  },
});

export const cancelTake = defineAction(stockTake, 'cancel', {
  input: nothing,
  run: (work, { id }) => work.asSystem('stock-take cancelled').update(stockTake, id, { status: 'cancelled' }),
});

function differenceOf({ id, product: goods, difference }: StockCount, { warehouse }: StockTake) {
  if (difference === null || Number(difference) === 0) return [];
  return [{ product: goods, warehouse, kind: 'counted' as const, quantity: difference, line: id }];
}

async function toBeCounted(
  work: Work,
  { warehouse, category, everything }: StockTake,
): Promise<{ product: number; name: string; expected: string }[]> {
  const within = category === null ? null : await branchesUnder(work, category);
  const inBranches = within === null ? {} : { category: { in: within } };
  const levels = await allOf(
    work,
    stockLevel,
    {
      warehouse,
      ...(everything ? {} : { onHand: { ne: '0' } }),
      ...(within === null ? {} : { 'product.category': { in: within } }),
    } as Filter,
    most + 1,
  );
  const onBooks = new Map(levels.map((level) => [Number(level.product), String(level.onHand)]));
  const goods = everything
    ? await allOf(work, product, { active: true, ...inBranches } as Filter, most + 1)
    : [...(await productsOf(work, onBooks.keys())).values()];
  return goods.map(({ id, name }) => ({ product: id, name, expected: onBooks.get(id) ?? '0' }));
}

/** A category with all that lie within it. */
async function branchesUnder(work: Work, root: number): Promise<number[]> {
  const found = [root];
  for (let level = [root]; level.length > 0; ) {
    const within = await allOf(work, productCategory, { parent: { in: level } }, most);
    level = within.map(({ id }) => id).filter((id) => !found.includes(id));
    found.push(...level);
  }
  return found;
}
