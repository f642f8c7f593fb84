import { addToDay, became, Decimal, type DocumentLine, defineEffects, Refusal } from '@gejie/core';
import { account } from '../../sales/account/account.ts';
import { salesOrder } from '../salesOrder/salesOrder.ts';
import { type Invoice, invoice } from './invoice.ts';
import { aloneWithOrder, orderOf } from './withinOrder.ts';

const out: readonly string[] = ['shipped', 'received', 'invoiced'];

export const invoiceEffects = defineEffects(invoice, {
  'What is shipped falls due as agreed with its customer': {
    when: became({ status: 'shipped', dueDate: { empty: true } }),
    async run({ record }, work) {
      const { paymentDays } = await work.asSystem('payment days').get(account, record.account);
      if (paymentDays === null) return;
      const dueDate = addToDay(work.today, paymentDays, 'day');
      await work.asSystem('due by the payment days').update(invoice, record.id, { dueDate });
    },
  },
  'What has been shipped is cancelled before it is deleted': {
    when: ({ before, after }) => before !== null && after === null && out.includes(before.status),
    async run() {
      throw new Refusal({ zh: '货已发出，请先取消发货单', en: 'The goods have left; cancel it first' });
    },
  },
  'An order of which everything has left is completed, and goes on when some of it comes back': {
    when: ({ before, after }) =>
      before !== null && after !== null && after.salesOrder !== null && isOut(before) !== isOut(after),
    async run({ record }, work) {
      if (record.salesOrder === null) return;
      await aloneWithOrder(work, record.salesOrder);
      const system = work.asSystem('order delivered');
      const order = await orderOf(system, record.salesOrder);
      if (order === null) return;
      const { id, status, repeats, deletedAt, lines } = order;
      const isDue = status === (isOut(record) ? 'confirmed' : 'completed');
      if (!isDue || repeats !== null || deletedAt !== null) return;
      const ids = (lines ?? []).flatMap((line) => line.id ?? []);
      const gone = await system.taken(ids, invoice, { status: { in: out } });
      // One that was ended by hand with a rest of it open stays as it was left.
      const back = isOut(record) ? [] : (record.lines ?? []);
      const whole = (line: DocumentLine) =>
        line.kind !== 'item' ||
        sum([gone.get(line.id ?? 0)?.quantity, ...back.filter(copiedFrom(line)).map(quantityOf)]).gte(
          line.quantity ?? 0,
        );
      if ((lines ?? []).every(whole))
        await system.update(salesOrder, id, { status: isOut(record) ? 'completed' : 'confirmed' });
    },
  },
});

function isOut({ status }: Pick<Invoice, 'status'>): boolean {
  return out.includes(status);
}

const copiedFrom =
  ({ id }: DocumentLine) =>
  ({ source }: DocumentLine) =>
    source === id;

function quantityOf({ quantity }: DocumentLine): string | null {
  return quantity;
}

function sum(quantities: readonly (string | null | undefined)[]): Decimal {
  return quantities.reduce((total, one) => total.plus(one ?? 0), new Decimal(0));
}
