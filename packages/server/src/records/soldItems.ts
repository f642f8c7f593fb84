import {
  type AnyReference,
  type DocumentLine,
  type Giveaway,
  giveawaysIn,
  type Module,
  type ModuleField,
  type Work,
} from '@gejie/core';
import { fieldRight } from '../access/rights.ts';
import type { WriteScope } from './writeScope.ts';

/** A record that stands in a line, with its module. */
export interface Sold {
  module: Module;
  record: Record<string, unknown> & { id: number };
}

/** What stands in lines, by `products:7`. */
export type SoldItems = ReadonlyMap<string, Sold>;

/** What a line's item is known by among {@link SoldItems}. */
export function soldKey({ module, id }: AnyReference): string {
  return `${module}:${id}`;
}

/** What stands in lines, as far as it can be seen, and what it costs, which is kept whoever writes the line. */
export async function itemsIn(
  scope: WriteScope,
  field: ModuleField,
  lines: readonly Pick<DocumentLine, 'item'>[],
): Promise<SoldItems> {
  const items = new Map<string, Sold>();
  for (const name of field.sells ?? []) {
    const module = scope.registry.module(name);
    const ids = lines.flatMap(({ item }) => (item?.module === module.path ? [item.id] : []));
    const costs = await hiddenCosts(scope, module, ids);
    for (const record of await foundOf(scope.work, module, ids))
      items.set(soldKey({ module: module.path, id: record.id }), {
        module,
        record: { ...record, ...costs.get(record.id) },
      });
  }
  return items;
}

/** What items cost the company, for whom it is hidden. */
async function hiddenCosts(
  { session, work }: WriteScope,
  module: Module,
  ids: readonly number[],
): Promise<Map<number, Record<string, unknown>>> {
  const cost = module.definition.sold?.cost;
  if (cost === undefined || fieldRight(session, module, cost) !== 'hidden') return new Map();
  const found = await foundOf(work.asSystem('what it costs'), module, ids);
  return new Map(found.map((record) => [record.id, { [cost]: record[cost] }]));
}

/** The same, with what comes free with it where the lines are a sale. */
export async function itemsAndGiveaways(
  scope: WriteScope,
  field: ModuleField,
  lines: readonly Pick<DocumentLine, 'item'>[],
): Promise<SoldItems> {
  const items = await itemsIn(scope, field, lines);
  const given = [...items.values()]
    .flatMap((sold) => giveawaysOf(sold, field))
    .filter(({ item }) => !items.has(soldKey(item)));
  return given.length === 0 ? items : new Map([...items, ...(await itemsIn(scope, field, given))]);
}

/** What comes free with something sold in these lines. */
export function giveawaysOf(
  { module, record }: Sold,
  { buys, leavesOpen }: Pick<ModuleField, 'buys' | 'leavesOpen'>,
): Giveaway[] {
  const name = module.definition.sold?.giveaways;
  if (name === undefined || buys || leavesOpen) return [];
  return giveawaysIn(record[name] as DocumentLine[] | null);
}

/** In the company's currency: what it is sold for, or bought for where the lines say so. */
export function listPriceOf(sold: Sold | undefined, { buys }: Pick<ModuleField, 'buys'>): string | null {
  const trait = sold?.module.definition.sold;
  if (!sold || !trait) return null;
  const price = sold.record[buys && trait.bought ? trait.bought : trait.price];
  return price == null ? null : String(price);
}

async function foundOf(work: Work, module: Module, ids: readonly number[]): Promise<Sold['record'][]> {
  const wanted = [...new Set(ids)];
  const found: Sold['record'][] = [];
  for (let start = 0; start < wanted.length; start += 200) {
    const where = { id: { in: wanted.slice(start, start + 200) } };
    const page = await work.find(module.definition as never, { where, limit: 200 });
    found.push(...(page as unknown as Sold['record'][]));
  }
  return found;
}
