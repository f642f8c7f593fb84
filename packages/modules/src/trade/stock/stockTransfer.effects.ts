import { defineAction, defineEffects, Refusal, type Work } from '@gejie/core';
import { z } from 'zod';
import { product as productModule } from '../product/product.ts';
import { plainQuantity } from '../shared/quantity.ts';
import { book } from './book.ts';
import { moveSerials } from './serials.ts';
import { type StockTransfer, stockTransfer } from './stockTransfer.ts';
import { serialsIn } from './trackedLines.ts';

export const stockTransferEffects = defineEffects(stockTransfer, {
  'What was booked is cancelled before it is deleted': {
    when: ({ before, after }) => before?.status === 'booked' && after === null,
    async run() {
      throw new Refusal({ zh: '已调拨，请先取消', en: 'The goods were moved; cancel it first' });
    },
  },
});

/** The goods are moved. */
export const bookTransfer = defineAction(stockTransfer, 'book', {
  input: z.strictObject({}),
  async run(work, record) {
    await move(work, record, record.from, record.to);
    return work.asSystem('goods moved').update(stockTransfer, record.id, { status: 'booked' });
  },
});

/** The goods go back where they came from. */
export const cancelTransfer = defineAction(stockTransfer, 'cancel', {
  input: z.strictObject({}),
  async run(work, record) {
    await move(work, record, record.to, record.from);
    return work.asSystem('transfer cancelled').update(stockTransfer, record.id, { status: 'cancelled' });
  },
});

async function move(work: Work, record: StockTransfer, from: number, to: number): Promise<void> {
  const { id, number, product, quantity } = record;
  const goods = await work.asSystem('is it tracked by serial number?').get(productModule, product);
  const serials = goods.serialTracked ? serialsIn(record.serials) : [];
  if (goods.serialTracked && Number(quantity) !== serials.length)
    throw new Refusal(
      {
        zh: `按序列号管理，需要 ${plainQuantity(quantity)} 个序列号，给了 ${serials.length} 个`,
        en: `${plainQuantity(quantity)} serial numbers are needed, ${serials.length} were given`,
      },
      'serials',
    );
  await book(work, {
    module: stockTransfer.path,
    id,
    number,
    movements: [
      { product, warehouse: from, kind: 'movedOut', quantity: `-${quantity}` },
      { product, warehouse: to, kind: 'movedIn', quantity },
    ],
    fieldOf: () => 'quantity',
  });
  if (serials.length > 0) await moveSerials(work, goods, [...new Set(serials)], [from, to]);
}
