import { type BilingualText, Refusal, type Work } from '@gejie/core';
import type { Product } from '../product/product.ts';
import { plainQuantity } from '../shared/quantity.ts';
import { allOf } from './allOf.ts';
import { productsOf } from './productsOf.ts';
import { type SerialNumber, serialNumber } from './serialNumber.ts';
import { piecesNamed, whyNot } from './serials.ts';
import type { StockCount } from './stockCount.ts';
import { stockLevel } from './stockLevel.ts';
import type { StockTake } from './stockTake.ts';
import { distinctSerials } from './trackedLines.ts';

const most = 10_000;

/**
 * The pieces of a stock-take whose differences have just been booked: what was scanned is there, what was not is written off,
 * so that each piece on the books has its number. INV-10
 * @throws Refusal that names the goods whose numbers don't match what was counted
 */
export async function settleSerials(
  work: Work,
  { warehouse }: StockTake,
  counts: readonly StockCount[],
): Promise<void> {
  const system = work.asSystem('pieces counted');
  const products = await productsOf(
    system,
    counts.map((count) => count.product),
  );
  for (const count of counts) {
    const goods = products.get(count.product);
    // What is as it should be needs no scanning, and what is counted in at first is numbered afterwards.
    if (!goods?.serialTracked || (count.serials === null && Number(count.difference) >= 0)) continue;
    await settlePieces(system, goods, warehouse, distinctSerials(count.serials));
  }
}

async function settlePieces(
  system: Work,
  goods: Product,
  warehouse: number,
  scanned: string[],
): Promise<void> {
  await refuseOtherCount(system, goods, warehouse, scanned.length);
  const known = await piecesNamed(system, goods.id, scanned);
  const bySerial = new Map(known.map((piece) => [piece.serial.toLowerCase(), piece]));
  const pieces = scanned.map((serial) => ({ serial, piece: bySerial.get(serial.toLowerCase()) }));
  for (const { serial, piece } of pieces)
    if (piece && !mayBeHere(piece, warehouse)) throw refusal(goods, whyNot(serial, goods.name, piece));
  const here = { state: 'inStock', warehouse };
  const found = known.filter(({ state }) => state !== 'inStock');
  const there = new Set(known.map(({ id }) => id));
  const onTheBooks = await allOf(
    system,
    serialNumber,
    { product: goods.id, warehouse, state: { in: ['inStock', 'missing'] } },
    most,
  );
  const gone = onTheBooks.filter(({ id }) => !there.has(id));
  await system.updateAll(serialNumber, [
    ...found.map(({ id }) => ({ id, values: here })),
    ...gone.map(({ id }) => ({ id, values: { state: 'lost' } })),
  ]);
  const unknown = pieces.flatMap(({ serial, piece }) => (piece ? [] : [serial]));
  await system.createAll(
    serialNumber,
    unknown.map((serial) => ({ serial, product: goods.id, warehouse, receivedOn: system.today })),
  );
}

/** What was written off somewhere may have been found here; what was shipped, or is on the books elsewhere, has a paper to settle first. */
function mayBeHere({ state, warehouse }: SerialNumber, here: number): boolean {
  return state === 'lost' || (state !== 'shipped' && warehouse === here);
}

/** Goods that moved after they were scanned are scanned anew. @throws Refusal */
async function refuseOtherCount(
  system: Work,
  goods: Product,
  warehouse: number,
  scanned: number,
): Promise<void> {
  const [level] = await system.find(stockLevel, { where: { product: goods.id, warehouse }, limit: 1 });
  const there = plainQuantity(String(level?.onHand ?? '0'));
  if (Number(there) === scanned) return;
  throw refusal(goods, {
    zh: `扫描了 ${scanned} 个序列号，入账后应有 ${there} 个；点数后有出入库的请重新扫描`,
    en: `${scanned} serial numbers were scanned, and there would be ${there}; scan anew what has moved since`,
  });
}

function refusal({ name }: Product, why: BilingualText): Refusal {
  return new Refusal({ zh: `${name}：${why.zh}`, en: `${name}: ${why.en}` });
}
