import { defineClockworks, type Work } from '@gejie/core';
import { lacking } from '../product/lackOf.ts';
import { type Product, product } from '../product/product.ts';
import { holdersOf } from '../shared/holdersOf.ts';
import { allOf } from './allOf.ts';
import { stockLevel } from './stockLevel.ts';
import { warehouse } from './warehouse.ts';

/** More than so many at once are told of in one notice. */
const mostByThemselves = 3;
const mostWarehouses = 200;
const mostLevels = 10_000;

export const productClockworks = defineClockworks(product, {
  'Whoever keeps the stock is told of what falls below its reorder level, once': {
    due: { all: [{ active: true, toldLow: { ne: true } }, lacking] } as never,
    async runTogether(records, work) {
      for (const { id } of records)
        await work.asSystem('below the reorder level').update(product, id, { toldLow: true });
      await tell(work, records);
    },
  },
  'What is there again may fall again': {
    due: { toldLow: true, not: { all: [{ active: true }, lacking] } } as never,
    async run({ id }, work) {
      await work.asSystem('above the reorder level').update(product, id, { toldLow: false });
    },
  },
});

/** Each keeper of what lies, or would lie, in the own warehouses; where nobody keeps any, those who keep the catalogue. */
async function tell(work: Work, goods: readonly Product[]): Promise<void> {
  const low = await byKeeper(work, goods);
  for (const [keeper, ids] of low) {
    if (ids.length > mostByThemselves)
      await work.notify([keeper], 'stock.lowMany', null, { count: ids.length });
    else for (const id of ids) await work.notify([keeper], 'stock.low', { module: product.name, id });
  }
}

async function byKeeper(work: Work, goods: readonly Product[]): Promise<Map<number, number[]>> {
  const system = work.asSystem('keepers of the stock looked up');
  const places = await allOf(system, warehouse, { active: true, keeper: { empty: false } }, mostWarehouses);
  const keepers = new Map(places.flatMap(({ id, keeper }) => (keeper === null ? [] : [[id, keeper]])));
  const ids = goods.map(({ id }) => id);
  const levels = await allOf(
    system,
    stockLevel,
    { product: { in: ids }, warehouse: { in: [...keepers.keys()] } },
    mostLevels,
  );
  const usual = places.find(({ isDefault }) => isDefault)?.keeper ?? null;
  const low = new Map<number, Set<number>>();
  const note = (keeper: number, id: number) => low.set(keeper, (low.get(keeper) ?? new Set()).add(id));
  for (const { product: id, warehouse: place } of levels)
    note(keepers.get(Number(place)) as number, Number(id));
  const kept = new Set(levels.map(({ product: id }) => Number(id)));
  const others = ids.filter((id) => !kept.has(id));
  const tellOthers = usual !== null ? [usual] : others.length > 0 ? await holdersOf(work, 'catalogue') : [];
  for (const keeper of tellOthers) for (const id of others) note(keeper, id);
  return new Map([...low].map(([keeper, some]) => [keeper, [...some]]));
}
