import { defineEffects, Refusal, type Work } from '@gejie/core';
import { product } from '../product/product.ts';
import { type StockCount, stockCount } from './stockCount.ts';
import { stockLevel } from './stockLevel.ts';
import { stockTake } from './stockTake.ts';
import { distinctSerials } from './trackedLines.ts';

const sheet = ['take', 'product', 'counted', 'serials'] as const;

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
  'What is added to a sheet by hand is called as the product is': {
    when: ({ before, after }) => after !== null && (after.name === null || isOther(before, after)),
    async run({ before, record }, work) {
      const system = work.asSystem('name of the goods');
      const { name } = await system.get(product, record.product);
      if (record.name === null || record.name === before?.name)
        await system.update(stockCount, record.id, { name });
    },
  },
  'Of goods that are tracked by serial number as many are counted as were scanned': {
    when: ({ before, after }) => after !== null && after.serials !== (before?.serials ?? null),
    async run({ record }, work) {
      const system = work.asSystem('scanned');
      const { serialTracked } = await system.get(product, record.product);
      if (!serialTracked) return;
      const counted = record.serials === null ? null : String(distinctSerials(record.serials).length);
      await system.update(stockCount, record.id, { counted });
    },
  },
  'What is counted is compared with the books of that moment, or of the sheet where the stock-take says so': {
    when: ({ before, after }) =>
      after !== null &&
      after.counted !== null &&
      (after.counted !== before?.counted || after.expected === null || isOther(before, after)),
    async run({ before, record }, work) {
      const system = work.asSystem('what is on the books');
      const { warehouse, comparedWith } = await system.get(stockTake, record.take);
      const isOfTheSheet = comparedWith === 'sheet' && record.expected !== null && !isOther(before, record);
      if (isOfTheSheet) return;
      const where = { product: record.product, warehouse };
      const [level] = await system.find(stockLevel, { where, limit: 1 });
      await system.update(stockCount, record.id, { expected: level?.onHand ?? '0' });
    },
  },
});

function isOther(before: Pick<StockCount, 'product'> | null, after: Pick<StockCount, 'product'>): boolean {
  return before !== null && before.product !== after.product;
}

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
