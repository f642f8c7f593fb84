import type { DemoDoors, DemoUser } from './demoDoors.ts';
import { goods } from './words/catalogue.ts';

/** Better prices for good customers and for many at once. INV-04 */
export async function seedPriceBooks(
  doors: DemoDoors,
  keeper: DemoUser | null,
  products: readonly number[],
): Promise<void> {
  const line = (index: number, share: number, quantity: number) => ({
    item: { module: 'products', id: products[index] },
    quantity: String(quantity),
    price: ((goods[index]?.[5] ?? 0) * share).toFixed(2),
  });
  const dear = products.flatMap((_, index) => ((goods[index]?.[5] ?? 0) >= 300 ? [index] : []));
  await doors.create(keeper, 'priceBook', [
    {
      name: 'A 级客户价',
      position: 10,
      customers: { grade: 'A' },
      lines: dear.flatMap((index) => [line(index, 0.92, 1), line(index, 0.88, 10)]),
    },
    {
      name: '批量优惠',
      position: 20,
      lines: dear.map((index) => line(index, 0.95, 50)),
      description: '所有客户，单项满 50 件',
    },
  ]);
}
