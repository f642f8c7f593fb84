import type { Random } from '../random.ts';
import { products } from '../words/products.ts';
import { remarks } from '../words/remarks.ts';

export type Occasion = keyof typeof remarks;

/** A few sentences about a talk, as the one who had it would write them. */
export function remark(
  random: Random,
  occasion: Occasion,
  filling: { person: string; product?: string },
): string {
  const holes: Record<string, string> = {
    person: filling.person,
    product: filling.product ?? random.pick(products).name,
    colleague: random.pick(['赵琳', '陈浩', '李娜', '周敏']),
    days: String(random.pick([3, 5, 7, 10, 14])),
    minutes: String(random.between(4, 35)),
  };
  return random
    .pick<string>(remarks[occasion])
    .replace(/\{(\w+)\}/g, (hole, name: string) => holes[name] ?? hole);
}
