import type { DocumentLine } from '@gejie/core';
import type { DemoDoors, DemoUser } from './demoDoors.ts';

const day = 86_400_000;
/** With what their numbers begin with. */
const carriers = [
  ['顺丰速运', 'SF10'],
  ['德邦物流', 'DPK3'],
  ['中通快运', 'ZT76'],
] as const;

/** What was bought for the orders, and what of them has left. INV-08, INV-09 */
export async function seedShipments(
  doors: DemoDoors,
  staff: ReadonlyMap<string, DemoUser>,
  now: Date,
): Promise<void> {
  const buyer = staff.get('wujing');
  if (!buyer) return;
  doors.at(new Date(now.getTime() - 2 * day));
  await bought(doors, buyer);
  doors.at(new Date(now.getTime() - day));
  await shipped(doors, buyer);
}

/** The first purchase has come, of the second a part, the third is on its way, the others are drafts. */
async function bought(doors: DemoDoors, buyer: DemoUser): Promise<void> {
  const short = await doors.find('product', {
    where: { active: true, shortBy: { gt: '0' } },
    sort: 'id',
    limit: 200,
  });
  const vendors = [...new Set(short.flatMap(({ vendor }) => (typeof vendor === 'number' ? [vendor] : [])))];
  for (const [index, vendor] of vendors.entries()) {
    const made = (await doors.act(buyer, 'vendor', vendor, 'propose', {})) as {
      purchaseOrder: { id: number };
    };
    const { id } = made.purchaseOrder;
    if (index < 3) await doors.act(buyer, 'purchaseOrder', id, 'order', {});
    if (index === 0) await doors.act(buyer, 'purchaseOrder', id, 'receive', {});
    if (index !== 1) continue;
    const [order] = await doors.find('purchaseOrder', { where: { id } });
    const [line] = (order?.lines ?? []) as DocumentLine[];
    const part = { line: line?.id, quantity: '1', ...(await fresh(doors, line)) };
    await doors.act(buyer, 'purchaseOrder', id, 'receive', { lines: [part] });
  }
}

/** Orders of which everything is there have left, every other one has arrived. */
async function shipped(doors: DemoDoors, clerk: DemoUser): Promise<void> {
  const orders = await doors.find('salesOrder', {
    where: { status: 'confirmed', repeats: null },
    sort: 'id',
    limit: 20,
  });
  for (const [index, { id, lines }] of orders.entries()) {
    const made = (await doors.act(clerk, 'salesOrder', id, 'invoice', {})) as { invoice: { id: number } };
    const invoice = made.invoice.id;
    await doors.act(clerk, 'invoice', invoice, 'approve', {});
    if (!(await areThere(doors, (lines ?? []) as DocumentLine[]))) continue;
    const [carrier, prefix] = carriers[index % carriers.length] ?? carriers[0];
    await doors.act(clerk, 'invoice', invoice, 'ship', {
      carrier,
      serials: await chosen(doors, invoice),
      trackingNumber: `${prefix}${String(294_417_035 + index * 7919)}`,
    });
    if (index % 2 === 0) await doors.act(clerk, 'invoice', invoice, 'receive', {});
  }
}

async function areThere(doors: DemoDoors, lines: readonly DocumentLine[]): Promise<boolean> {
  const [main] = await doors.find('warehouse', { where: { isDefault: true } });
  for (const { item, quantity } of lines) {
    if (item?.module !== 'products') continue;
    const [level] = await doors.find('stockLevel', { where: { product: item.id, warehouse: main?.id ?? 0 } });
    if (Number(level?.onHand ?? 0) < Number(quantity)) return false;
  }
  return true;
}

/** The number of a piece that has just come, of goods that are known by theirs. */
async function fresh(doors: DemoDoors, line: DocumentLine | undefined): Promise<{ serials?: string[] }> {
  const [goods] = await doors.find('product', { where: { id: line?.item?.id ?? 0, serialTracked: true } });
  return goods ? { serials: [`${String(goods.model)}-2690001`] } : {};
}

/** Pieces for the lines of an invoice whose goods are known by their numbers. */
async function chosen(doors: DemoDoors, id: number): Promise<{ line: number | null; serials: string[] }[]> {
  const [invoice] = await doors.find('invoice', { where: { id } });
  const named: { line: number | null; serials: string[] }[] = [];
  const taken: string[] = [];
  for (const { id: line, item, quantity } of (invoice?.lines ?? []) as DocumentLine[]) {
    if (item?.module !== 'products') continue;
    const pieces = await doors.find('serialNumber', {
      where: { product: item.id, state: 'inStock', warehouse: invoice?.warehouse as number },
      sort: 'serial',
      limit: 200,
    });
    const free = pieces.map(({ serial }) => String(serial)).filter((serial) => !taken.includes(serial));
    const serials = free.slice(0, Number(quantity));
    taken.push(...serials);
    if (serials.length > 0) named.push({ line, serials });
  }
  return named;
}
