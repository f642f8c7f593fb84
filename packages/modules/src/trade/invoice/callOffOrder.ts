import { defineAction, Refusal, type ToldBefore, type Work } from '@gejie/core';
import { z } from 'zod';
import { salesOrder } from '../salesOrder/salesOrder.ts';
import { type Invoice, invoice } from './invoice.ts';
import { aloneWithOrder } from './withinOrder.ts';

/** Invoices of one order that are looked at. */
const most = 200;
const mostNamed = 5;

/** The order is called off, and with it what was only drafted of its invoices. INV-07 */
export const cancelOrder = defineAction(salesOrder, 'cancel', {
  input: z.strictObject({ reason: z.string().max(500).optional() }),
  async run(work, { id }, { reason }) {
    const drafts = await draftsOf(work, id);
    const system = work.asSystem('order cancelled');
    const values = { status: 'cancelled', cancelReason: reason ?? null };
    await system.updateAll(
      invoice,
      drafts.map((draft) => ({ id: draft.id, values })),
    );
    return system.update(salesOrder, id, values);
  },
  async preview(work, { id }): Promise<ToldBefore> {
    const drafts = await draftsOf(work, id);
    if (drafts.length === 0) return { tells: null };
    const numbers = drafts.map(({ number }) => number ?? '').slice(0, mostNamed);
    const more = drafts.length > numbers.length ? '…' : '';
    return {
      tells: {
        zh: `同时取消 ${drafts.length} 张草稿发货单：${numbers.join('、')}${more}`,
        en:
          drafts.length === 1
            ? `One drafted invoice is cancelled with it: ${numbers.join()}`
            : `${drafts.length} drafted invoices are cancelled with it: ${numbers.join(', ')}${more}`,
      },
    };
  },
});

/** It may be changed again; what is drafted of it is compared with it anew when it leaves. */
export const reopenOrder = defineAction(salesOrder, 'reopen', {
  input: z.strictObject({}),
  async run(work, { id }) {
    await draftsOf(work, id);
    return work
      .asSystem('order taken back to draft')
      .update(salesOrder, id, { status: 'draft', confirmedAt: null, cancelReason: null });
  },
});

/** What is drafted of an order's invoices. @throws Refusal while others wait to be shipped */
async function draftsOf(work: Work, order: number): Promise<Invoice[]> {
  await aloneWithOrder(work, order);
  const waiting = await work.asSystem('invoices of the order').find(invoice, {
    where: { salesOrder: order, period: { empty: true }, status: { in: ['draft', 'approved', 'packed'] } },
    sort: 'id',
    limit: most,
  });
  const firm = waiting.filter(({ status }) => status !== 'draft');
  if (firm.length === 0) return waiting;
  const numbers = firm.map(({ number }) => number ?? '').slice(0, mostNamed);
  throw new Refusal({
    zh: `有 ${firm.length} 张发货单已审核或已装箱（${numbers.join('、')}），请先发货或取消`,
    en: `${firm.length} of its invoices are approved or packed (${numbers.join(', ')}): ship or cancel them first`,
  });
}
