import { addToDay, Refusal, type Work } from '@gejie/core';
import type { Product } from '../product/product.ts';
import { allOf } from './allOf.ts';
import { type SerialNumber, serialNumber } from './serialNumber.ts';
import type { TrackedLine } from './trackedLines.ts';

/*
 * Movements of single pieces. They follow the booking of the goods themselves, which holds the product until the transaction
 * ends: whoever moves a piece of the same product meanwhile waits, and then finds it where it is.
 */

const most = 10_000;

/** Pieces leave for a customer. @throws Refusal for one that is not in this warehouse */
export async function takeSerials(
  work: Work,
  lines: readonly TrackedLine[],
  from: number,
  to: { invoice: number; account: number },
): Promise<void> {
  const system = work.asSystem('shipped');
  for (const { product, field, serials } of lines) {
    const { serviceLife } = product;
    const values = {
      ...to,
      state: 'shipped',
      warehouse: null,
      shippedOn: work.today,
      serviceUntil: serviceLife === null ? null : addToDay(work.today, serviceLife, 'month'),
    };
    await system.updateAll(serialNumber, alike(await piecesIn(work, product, serials, from, field), values));
  }
}

/** What left with an invoice is in a warehouse again. */
export async function returnSerials(work: Work, invoice: number, into: number): Promise<void> {
  const system = work.asSystem('invoice cancelled');
  const values = {
    state: 'inStock',
    warehouse: into,
    invoice: null,
    account: null,
    shippedOn: null,
    serviceUntil: null,
  };
  await system.updateAll(serialNumber, alike(await allOf(system, serialNumber, { invoice }, most), values));
}

/** Pieces arrive from a vendor. @throws Refusal for one that is known already */
export async function bringSerials(
  work: Work,
  lines: readonly TrackedLine[],
  { warehouse, purchaseOrder }: { warehouse: number; purchaseOrder: number },
): Promise<void> {
  const system = work.asSystem('received');
  for (const { product, field, serials } of lines) {
    const [known] = await piecesNamed(work, product.id, serials);
    if (known)
      throw new Refusal(
        { zh: `序列号 ${known.serial} 已登记`, en: `The serial number ${known.serial} is known already` },
        field,
      );
    await system.createAll(
      serialNumber,
      serials.map((serial) => ({
        serial,
        product: product.id,
        warehouse,
        purchaseOrder,
        receivedOn: work.today,
      })),
    );
  }
}

/** Pieces go from one warehouse to another. @throws Refusal for one that is not there */
export async function moveSerials(
  work: Work,
  product: Product,
  serials: readonly string[],
  [from, to]: readonly [number, number],
): Promise<void> {
  const system = work.asSystem('goods moved');
  const pieces = await piecesIn(work, product, serials, from, 'serials');
  await system.updateAll(serialNumber, alike(pieces, { warehouse: to }));
}

function alike(pieces: readonly { id: number }[], values: Record<string, unknown>) {
  return pieces.map(({ id }) => ({ id, values }));
}

async function piecesIn(
  work: Work,
  { id: product, name }: Product,
  serials: readonly string[],
  warehouse: number,
  field: string,
): Promise<SerialNumber[]> {
  const pieces = await piecesNamed(work, product, serials);
  const bySerial = new Map(pieces.map((piece) => [piece.serial.toLowerCase(), piece]));
  return serials.map((serial) => {
    const piece = bySerial.get(serial.toLowerCase());
    if (piece?.state === 'inStock' && piece.warehouse === warehouse) return piece;
    throw new Refusal(whyNot(serial, name, piece), field);
  });
}

export function whyNot(
  serial: string,
  name: string,
  piece: SerialNumber | undefined,
): { zh: string; en: string } {
  if (!piece) return { zh: `${name} 没有序列号 ${serial}`, en: `${name} has no serial number ${serial}` };
  if (piece.state === 'shipped')
    return { zh: `序列号 ${serial} 已发出`, en: `The serial number ${serial} has been shipped` };
  if (piece.state === 'missing')
    return { zh: `序列号 ${serial} 已登记遗失`, en: `The serial number ${serial} is missing` };
  if (piece.state === 'lost')
    return { zh: `序列号 ${serial} 已盘亏`, en: `The serial number ${serial} was written off` };
  return { zh: `序列号 ${serial} 不在此仓库`, en: `The serial number ${serial} is in another warehouse` };
}

/** Those of a product's pieces that are called so, whatever the case of letters. */
export async function piecesNamed(
  work: Work,
  product: number,
  serials: readonly string[],
): Promise<SerialNumber[]> {
  const system = work.asSystem('serial numbers looked up');
  const pieces: SerialNumber[] = [];
  const wanted = new Set(serials.map((serial) => serial.toLowerCase()));
  for (let start = 0; start < serials.length; start += 200) {
    const some = serials.slice(start, start + 200);
    const any = some.map((serial) => ({ serial: { eq: serial } }));
    pieces.push(...(await allOf(system, serialNumber, { product, any }, most)));
  }
  return pieces.filter(({ serial }) => wanted.has(serial.toLowerCase()));
}
