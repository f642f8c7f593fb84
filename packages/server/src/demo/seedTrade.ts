import type { DemoDoors, DemoUser } from './demoDoors.ts';
import { seedPriceBooks } from './seedPriceBooks.ts';
import { categories, goods, services, vendors } from './words/catalogue.ts';

const day = 86_400_000;
/** Portable flow meters are few and dear: each is known by its number. */
const trackedCode = '2031';
/** Of these boxes one comes free with ten. */
const givenCode = '6011';

/** What the company sells and whom it buys from. INV-01, INV-02, INV-03 */
export async function seedTrade(
  doors: DemoDoors,
  staff: ReadonlyMap<string, DemoUser>,
  now: Date,
): Promise<void> {
  doors.at(new Date(now.getTime() - 300 * day));
  const buyer = staff.get('wujing') ?? null;
  const branches = await seedCategories(doors);
  const vendorIds = await seedNamed(doors, buyer, 'vendor', vendors);
  const taxes = await taxesByRate(doors);
  const products = await doors.create(
    buyer,
    'product',
    goods.map(([name, code, model, category, unit, price, cost, vendor, reorderLevel, serviceLife]) => ({
      name,
      code,
      model,
      category: branches.get(category),
      brand: '格界',
      unit,
      price: price.toFixed(2),
      purchasePrice: cost.toFixed(2),
      cost: cost.toFixed(2),
      tax: taxes.get(category === 'software' ? 6 : 13),
      vendor: vendorIds.get(vendor),
      reorderLevel,
      serviceLife,
      serialTracked: code === trackedCode,
    })),
  );
  const box = products[goods.findIndex(([, code]) => code === givenCode)];
  if (buyer && box) {
    const ofItself = { item: { module: 'products', id: box }, per: '10', quantity: '1' };
    await doors.change(buyer, 'product', box, { giveaways: [ofItself] });
  }
  await seedPriceBooks(doors, buyer, products);
  await doors.create(
    buyer,
    'service',
    services.map(([name, code, unit, price, count, rate]) => ({
      name,
      code,
      unit,
      price: price.toFixed(2),
      count,
      cost: (price * 0.55).toFixed(2),
      tax: taxes.get(rate),
      category: branches.get('field'),
    })),
  );
  await doors.create(
    buyer,
    'supply',
    goods.map(([, code, model, , , , cost, vendor], index) => ({
      name: `${model}（${code}）`,
      vendor: vendorIds.get(vendor),
      product: products[index],
      price: cost.toFixed(2),
      currency: 'CNY',
      leadDays: vendors[vendor].leadDays,
    })),
  );
}

/** The branches of the tree, those above before those beneath. */
async function seedCategories(doors: DemoDoors): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const [position, [key, { name, parent }]] of Object.entries(categories).entries()) {
    const above = parent ? ids.get(parent) : null;
    const [id] = await doors.create(null, 'productCategory', [{ name, parent: above, position }]);
    ids.set(key, id as number);
  }
  return ids;
}

async function seedNamed(
  doors: DemoDoors,
  by: DemoUser | null,
  module: string,
  records: Record<string, Record<string, unknown>>,
): Promise<Map<string, number>> {
  const ids = await doors.create(
    by,
    module,
    Object.values(records).map((values) => ({ ...values })),
  );
  return new Map(Object.keys(records).map((key, index) => [key, ids[index] as number]));
}

async function taxesByRate(doors: DemoDoors): Promise<Map<number, number>> {
  const taxes = await doors.find('tax', { limit: 50 });
  return new Map(taxes.map(({ id, rate }) => [Number(rate), id]));
}
