import type { DemoDoors, DemoUser } from './demoDoors.ts';

const day = 86_400_000;
/** What goods went to the other warehouse for. */
const moves = ['成都水司样机', '绵阳二期备货', '西南售后周转', '重庆展会样机', '德阳老旧小区换表备货'];
/** Of how many at the beginning there is less than the reorder level. */
const everySixth = 6;

interface Goods {
  id: number;
  name: unknown;
  reorderLevel: unknown;
}

/** What is in the warehouses: counted at the beginning, moved about since, and just being counted again. INV-10 */
export async function seedStock(
  doors: DemoDoors,
  staff: ReadonlyMap<string, DemoUser>,
  now: Date,
): Promise<void> {
  const keeper = staff.get('wujing');
  if (!keeper) return;
  const ago = (days: number) => doors.at(new Date(now.getTime() - days * day));
  ago(299);
  const [main] = await doors.find('warehouse', { where: { isDefault: true } });
  const [west] = await doors.create(keeper, 'warehouse', [
    { name: '成都分仓', keeper: keeper.id, place: '成都市郫都区港通北三路 269 号' },
  ]);
  if (!main || west === undefined) return;
  await doors.change(keeper, 'warehouse', main.id, {
    keeper: keeper.id,
    place: '杭州市余杭区良渚工业园 3 号库',
  });
  const goods = (await doors.find('product', { sort: 'id', limit: 200 })) as unknown as Goods[];
  ago(298);
  await countedAtFirst(doors, keeper, goods);
  for (const [index, product] of goods.filter((_, place) => place % 9 === 1).entries()) {
    ago(90 - index * 17);
    const [transfer = 0] = await doors.create(keeper, 'stockTransfer', [
      {
        subject: moves[index % moves.length],
        product: product.id,
        quantity: String(6 + index * 2),
        from: main.id,
        to: west,
      },
    ]);
    if (index < 3) await doors.act(keeper, 'stockTransfer', transfer, 'book', {});
  }
  ago(2);
  await beingCounted(doors, keeper);
}

async function countedAtFirst(doors: DemoDoors, keeper: DemoUser, goods: readonly Goods[]): Promise<void> {
  const [take = 0] = await doors.create(keeper, 'stockTake', [{ subject: '期初盘点', everything: true }]);
  await doors.act(keeper, 'stockTake', take, 'sheet', {});
  const lines = await doors.find('stockCount', { where: { take }, limit: 200 });
  const levels = new Map(goods.map(({ id, reorderLevel }) => [id, Number(reorderLevel ?? 0)]));
  for (const [index, line] of lines.entries()) {
    const level = levels.get(Number(line.product)) ?? 0;
    const counted = index % everySixth === 0 ? Math.floor(level / 2) : level * 2 + 12 + (index % 5) * 8;
    await doors.change(keeper, 'stockCount', line.id, { counted: String(counted) });
  }
  await doors.act(keeper, 'stockTake', take, 'book', {});
  await numbered(doors, keeper);
}

/** Each piece of what is tracked has its number. */
async function numbered(doors: DemoDoors, keeper: DemoUser): Promise<void> {
  const tracked = await doors.find('product', { where: { serialTracked: true }, limit: 10 });
  for (const { id, model } of tracked) {
    const levels = await doors.find('stockLevel', { where: { product: id } });
    for (const { warehouse, onHand } of levels)
      await doors.create(
        keeper,
        'serialNumber',
        Array.from({ length: Number(onHand) }, (_, nth) => ({
          serial: `${String(model)}-26${String(nth * 7 + 103).padStart(5, '0')}`,
          product: id,
          warehouse,
        })),
      );
  }
}

async function beingCounted(doors: DemoDoors, keeper: DemoUser): Promise<void> {
  const [take = 0] = await doors.create(keeper, 'stockTake', [{ subject: '十一月循环盘点' }]);
  await doors.act(keeper, 'stockTake', take, 'sheet', {});
  const lines = await doors.find('stockCount', { where: { take }, sort: 'id', limit: 8 });
  for (const [index, { id, expected }] of lines.entries()) {
    const differs = index === 2 || index === 5;
    const counted = differs ? Number(expected) - 1 : Number(expected);
    await doors.change(keeper, 'stockCount', id, {
      counted: String(Math.max(counted, 0)),
      remark: differs ? '外箱破损，已隔离' : null,
    });
  }
}
