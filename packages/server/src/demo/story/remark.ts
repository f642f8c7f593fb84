import type { Random } from '../random.ts';
import { products } from '../words/products.ts';
import { remarks } from '../words/remarks.ts';

export type Occasion = keyof typeof remarks;

/**
 * A few sentences about a talk, as the one who had it would write them.
 * @param at place in the list of what may be said, so that nobody says the same twice; absent: any
 */
export function remark(
  random: Random,
  occasion: Occasion,
  filling: { person: string; product?: string },
  at?: number,
): string {
  const holes: Record<string, string> = {
    person: filling.person,
    product: filling.product ?? random.pick(products).name,
    colleague: random.pick(['赵琳', '周敏']),
    days: String(random.pick([3, 5, 7, 10, 14])),
    minutes: String(random.between(4, 35)),
  };
  const list: readonly string[] = remarks[occasion];
  const said = (at === undefined ? random.pick(list) : list[at % list.length]) as string;
  return said.replace(/\{(\w+)\}/g, (hole, name: string) => holes[name] ?? hole);
}
