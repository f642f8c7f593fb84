import { Decimal, type DocumentLine, defineEffects, Refusal, type Work } from '@gejie/core';
import { type SalesOrder, salesOrder } from '../salesOrder/salesOrder.ts';
import { allOf } from '../stock/allOf.ts';
import { invoice } from './invoice.ts';
import { aloneWithOrder, counting } from './withinOrder.ts';

/** Invoices of one order that are looked at. */
const most = 1000;

export const invoicedOrderEffects = defineEffects(salesOrder, {
  'What has been promised or is gone on invoices stays in its order': {
    when: ({ before, after }) => before !== null && after !== null && isLessened(before.lines, after.lines),
    run: ({ record }, work) => refuseBelowInvoiced(work, record),
  },
});

/** Whether a line has gone, or comes to less. */
function isLessened(before: readonly DocumentLine[] | null, after: readonly DocumentLine[] | null): boolean {
  if (before === after) return false;
  const now = new Map((after ?? []).map(({ id, quantity }) => [id, quantity ?? '0']));
  return (before ?? []).some(({ id, kind, quantity }) => {
    const left = now.get(id);
    return kind === 'item' && (left === undefined || new Decimal(left).lessThan(quantity ?? 0));
  });
}

/** @throws Refusal at the line */
async function refuseBelowInvoiced(work: Work, order: SalesOrder): Promise<void> {
  // What repeats is delivered again and again.
  if (order.repeats !== null) return;
  await aloneWithOrder(work, order.id);
  const system = work.asSystem('compared with the invoices');
  const where = { salesOrder: order.id, period: { empty: true }, status: { in: [...counting] } };
  const gone = new Map<number, { quantity: Decimal; name: string }>();
  for (const { lines } of await allOf(system, invoice, where, most))
    for (const { source, quantity, description } of lines ?? []) {
      if (source === null) continue;
      const { quantity: before = new Decimal(0), name = description ?? '' } = gone.get(source) ?? {};
      gone.set(source, { quantity: before.plus(quantity ?? 0), name });
    }
  for (const [index, { id, quantity }] of (order.lines ?? []).entries()) {
    const least = gone.get(id ?? 0)?.quantity;
    gone.delete(id ?? 0);
    if (least?.greaterThan(quantity ?? 0))
      throw new Refusal(
        {
          zh: `第 ${index + 1} 行已开出发货单 ${least.toFixed()}，数量不能更少`,
          en: `${least.toFixed()} of line ${index + 1} are on invoices: it can’t be less`,
        },
        `lines.${index}.quantity`,
      );
  }
  const [taken] = gone.values();
  if (taken)
    throw new Refusal(
      {
        zh: `“${taken.name}”已开出发货单，不能从订单中去掉`,
        en: `“${taken.name}” is on an invoice already: it stays in the order`,
      },
      'lines',
    );
}
