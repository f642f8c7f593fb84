import { defineAction, Refusal } from '@gejie/core';
import { z } from 'zod';
import { product } from '../product/product.ts';
import { allOf } from '../stock/allOf.ts';
import { supply } from '../vendor/supply.ts';
import { vendor } from '../vendor/vendor.ts';
import { purchaseOrder } from './purchaseOrder.ts';

const most = 1000;

/** A draft of what should be bought from a vendor: all whose main vendor it is and that are below their reorder level. INV-09 */
export const proposePurchase = defineAction(vendor, 'propose', {
  input: z.strictObject({}),
  async run(work, { id, name, leadDays }) {
    const due = await allOf(work, product, { vendor: id, active: true, shortBy: { gt: '0' } }, most);
    if (due.length === 0)
      throw new Refusal({ zh: '没有低于警戒数量的产品', en: 'Nothing from here is below its reorder level' });
    const system = work.asSystem('prices of the vendor');
    const prices = new Map(
      (
        await allOf(
          system,
          supply,
          { vendor: id, product: { in: due.slice(0, 200).map((one) => one.id) } },
          most,
        )
      ).map((one) => [one.product, one]),
    );
    const made = await work.create(purchaseOrder, {
      name: `${name} 补货`.slice(0, 120),
      vendor: id,
      expectedOn: leadDays === null ? null : daysFrom(work.today, leadDays),
      lines: due.map((goods) => {
        const offer = prices.get(goods.id);
        const least =
          Number(offer?.fromQuantity ?? 0) > Number(goods.shortBy) ? offer?.fromQuantity : goods.shortBy;
        return {
          item: { module: product.path, id: goods.id },
          description: offer?.name ?? goods.name,
          quantity: least,
          price: offer?.price ?? goods.purchasePrice ?? '0',
        };
      }),
    });
    return { purchaseOrder: { id: made.id, label: made.name } };
  },
});

function daysFrom(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
