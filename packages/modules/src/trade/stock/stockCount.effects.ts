import { defineEffects, Refusal, type Work } from '@gejie/core';
import { product } from '../product/product.ts';
import { stockCount } from './stockCount.ts';
import { stockLevel } from './stockLevel.ts';
import { stockTake } from './stockTake.ts';

const sheet = ['take', 'product', 'counted'] as const;

export const stockCountEffects = defineEffects(stockCount, {
  'A count sheet is filled in as long as its stock-take is open': {
    when: ({ before, after }) =>
      before === null || after === null || sheet.some((name) => before[name] !== after[name]),
    async run({ before, record }, work) {
      const takes = new Set([before?.take, record.take].flatMap((id) => (id ? [Number(id)] : [])));
      for (const id of [...takes].sort((a, b) => a - b)) await refuseSettled(work, id);
    },
  },
  'A product stands on a sheet once': {
    when: ({ before, after }) =>
      after !== null &&
      (before === null || before.product !== after.product || before.take !== after.take) &&
      after.expected === null,
    run: ({ record }, work) => refuseTwice(work.asSystem('is it on the sheet already?'), record),
  },
  'What somebody adds to a sheet is compared with what is on the books when it is counted': {
    when: ({ before, after }) =>
      after !== null &&
      (after.name === null ||
        (after.counted !== null && after.expected === null) ||
        (before !== null && before.product !== after.product)),
    async run({ record }, work) {
      const system = work.asSystem('what is on the books');
      const { warehouse } = await system.get(stockTake, record.take);
      const where = { product: record.product, warehouse };
      const [level] = await system.find(stockLevel, { where, limit: 1 });
      const { name } = await system.get(product, record.product);
      await system.update(stockCount, record.id, {
        name: record.name ?? name,
        ...(record.counted === null ? {} : { expected: level?.onHand ?? '0' }),
      });
    },
  },
});

/** Booking waits for those who count, and they for booking. @throws Refusal */
async function refuseSettled(work: Work, id: number): Promise<void> {
  await work.alone(`stock-take ${id}`);
  const { status } = await work.asSystem('is it still open?').get(stockTake, id);
  if (status === 'draft' || status === 'counting') return;
  throw new Refusal(
    { zh: '盘点单已入账或已取消，不能再修改', en: 'The stock-take is booked or cancelled already' },
    'take',
  );
}

async function refuseTwice(
  work: Work,
  { id, take, product }: { id: number; take: number; product: number },
): Promise<void> {
  const others = await work.find(stockCount, { where: { take, product, id: { ne: id } }, limit: 1 });
  if (others.length > 0)
    throw new Refusal({ zh: '此产品已在盘点表中', en: 'This product is on the sheet already' }, 'product');
}
