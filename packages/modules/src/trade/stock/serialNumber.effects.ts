import { defineAction, defineEffects, Refusal } from '@gejie/core';
import { z } from 'zod';
import { product } from '../product/product.ts';
import { plainQuantity } from '../shared/quantity.ts';
import { type SerialNumber, serialNumber } from './serialNumber.ts';
import { stockLevel } from './stockLevel.ts';
import { warehouse } from './warehouse.ts';

/** States in which a piece is on the books of its warehouse. */
const onTheBooks: readonly string[] = ['inStock', 'missing'];
const isThere = (piece: Pick<SerialNumber, 'state'> | null) =>
  piece !== null && onTheBooks.includes(piece.state);

export const serialNumberEffects = defineEffects(serialNumber, {
  'Pieces that somebody numbers are on the books of their warehouse': {
    when: ({ before, after }) =>
      after !== null && isThere(after) && (!isThere(before) || before?.product !== after.product),
    async run({ record }, work) {
      // Those of papers are booked with them.
      if (work.holds === null) return;
      const system = work.asSystem('are there so many?');
      const { serialTracked, name } = await system.get(product, record.product);
      if (!serialTracked) return;
      if (record.warehouse === null)
        throw new Refusal({ zh: '请选择所在仓库', en: 'Choose the warehouse it is in' }, 'warehouse');
      const place = { product: record.product, warehouse: record.warehouse };
      const [level] = await system.find(stockLevel, { where: place, limit: 1 });
      const onHand = level?.onHand ?? '0';
      const numbered = await system.count(serialNumber, { ...place, state: { in: [...onTheBooks] } });
      if (numbered <= Number(onHand)) return;
      const there = plainQuantity(onHand);
      const { name: where } = await system.get(warehouse, record.warehouse);
      throw new Refusal(
        {
          zh: `${name} 在${where}账面现存 ${there}，都已有序列号；请先入库或盘点`,
          en: `There are ${there} of ${name} on the books of ${where}, and each has its number: receive or count them first`,
        },
        'warehouse',
      );
    },
  },
  'What is in stock goes to another warehouse by a transfer': {
    when: ({ before, after }) => isThere(before) && isThere(after) && before?.warehouse !== after?.warehouse,
    async run(_change, work) {
      if (work.holds === null) return;
      throw new Refusal(
        { zh: '在库的请用“调拨单”移动', en: 'It is in stock: move it by a transfer' },
        'warehouse',
      );
    },
  },
  'What has left stays on record': {
    when: ({ before, after }) => before?.state === 'shipped' && after === null,
    async run() {
      throw new Refusal({ zh: '已发出，不能删除', en: 'It has left, and stays on record' });
    },
  },
});

/** It is not where it should be, and is not shipped until it is found. */
export const missSerial = defineAction(serialNumber, 'miss', {
  input: z.strictObject({ reason: z.string().max(500).optional() }),
  run: (work, { id, description }, { reason }) =>
    work.asSystem('serial number missing').update(serialNumber, id, {
      state: 'missing',
      ...(reason ? { description: [description, reason].filter(Boolean).join('\n').slice(-2000) } : {}),
    }),
});

export const findSerial = defineAction(serialNumber, 'find', {
  input: z.strictObject({}),
  run: (work, { id }) =>
    work.asSystem('serial number found again').update(serialNumber, id, { state: 'inStock' }),
});
