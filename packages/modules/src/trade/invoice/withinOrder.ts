import { Decimal, type DocumentLine, Refusal, type Work } from '@gejie/core';
import { type SalesOrder, salesOrder } from '../salesOrder/salesOrder.ts';
import { type Invoice, invoice } from './invoice.ts';

/** What is on invoices in these states has been promised or is gone. */
export const counting = ['approved', 'packed', 'shipped', 'received', 'invoiced'] as const;

/** Whoever ships, cancels or calls off what belongs to an order waits for the others. */
export async function aloneWithOrder(work: Work, order: number | null): Promise<void> {
  if (order !== null) await work.alone(`order ${order}`);
}

/**
 * An invoice as it settles its order: no more than what is left of each line, whichever of its own lines it stands in. Goods of
 * the order that were typed anew settle it like those that were copied. INV-08
 * @throws Refusal at the line
 */
export async function withinOrder(work: Work, record: Invoice): Promise<Invoice> {
  const { id, salesOrder: order, period, status } = record;
  // What repeats is delivered again and again: no one quantity could be kept for it.
  if (order === null || period !== null) return record;
  const lines = record.lines ?? [];
  await aloneWithOrder(work, order);
  const system = work.asSystem('compared with the order');
  const agreed = await orderOf(system, order);
  if (agreed === null)
    throw new Refusal({
      zh: '所属订单已被彻底删除，请取消这张发货单',
      en: 'The order it belongs to was deleted for good; cancel this invoice',
    });
  refuseUnlessAgreed(agreed);
  const ordered = (agreed.lines ?? []).filter(({ kind }) => kind === 'item');
  const taken = await system.taken(
    ordered.flatMap((line) => line.id ?? []),
    invoice,
    { id: { ne: id }, status: { in: counting } },
  );
  const left = new Map(
    ordered.map((line) => [
      line.id,
      new Decimal(line.quantity ?? 0).minus(taken.get(line.id ?? 0)?.quantity ?? 0),
    ]),
  );
  const settled = [...lines];
  // Those that say what they are of first: what is typed anew takes of the rest.
  for (const [index, line] of [...lines.entries()].sort(([, a], [, b]) => newness(a) - newness(b)))
    settled[index] = settledLine(line, index, ordered, left);
  const typed = lines.findIndex(({ source }, index) => source !== settled[index]?.source);
  if (typed < 0) return record;
  if (status !== 'draft') throw notOfTheOrder(typed);
  return system.update(invoice, id, { lines: settled });
}

function newness({ source }: DocumentLine): number {
  return source === null ? 1 : 0;
}

type Order = SalesOrder & { deletedAt: string | null };

/** An order, in the recycle bin or not; null when it was taken out of there for good. */
export async function orderOf(work: Work, id: number): Promise<Order | null> {
  for (const deleted of [false, true]) {
    const [found] = await work.find(salesOrder, { where: { id }, limit: 1, deleted });
    if (found) return found as Order;
  }
  return null;
}

/** @throws Refusal */
function refuseUnlessAgreed({ number, status, deletedAt }: Order): void {
  const words = `${number ?? ''}`;
  if (deletedAt !== null)
    throw new Refusal({
      zh: `订单 ${words} 在回收站中，请先还原`,
      en: `The order ${words} is in the recycle bin; restore it first`,
    });
  if (status === 'confirmed' || status === 'completed') return;
  throw new Refusal({
    zh: `订单 ${words} ${status === 'cancelled' ? '已取消' : '尚未确认'}，不能发货`,
    en: `The order ${words} is ${status === 'cancelled' ? 'cancelled' : 'not confirmed'}: nothing is shipped for it`,
  });
}

/** A line with the line of the order that it settles, of which so much less is left then. @throws Refusal at the line */
function settledLine(
  line: DocumentLine,
  index: number,
  ordered: readonly DocumentLine[],
  left: Map<number | null, Decimal>,
): DocumentLine {
  const { kind, quantity, source } = line;
  if (kind !== 'item' || quantity === null || Number(quantity) === 0) return line;
  const of = source === null ? sameGoods(line, ordered, left) : ordered.find(({ id }) => id === source);
  // Sold besides what was ordered.
  if (source === null && of === undefined) return line;
  if (of === undefined || !isSame(of, line)) throw notOfTheOrder(index);
  const open = left.get(of.id) ?? new Decimal(0);
  if (open.lessThan(quantity)) {
    const rest = Decimal.max(open, 0).toFixed();
    throw new Refusal(
      {
        zh: `第 ${index + 1} 行超过订单：还可发 ${rest}`,
        en: `Line ${index + 1} is more than was ordered: ${rest} remain`,
      },
      `lines.${index}.quantity`,
    );
  }
  left.set(of.id, open.minus(quantity));
  return { ...line, source: of.id };
}

/** The line of the order with these goods of which most is left. */
function sameGoods(
  line: DocumentLine,
  ordered: readonly DocumentLine[],
  left: ReadonlyMap<number | null, Decimal>,
): DocumentLine | undefined {
  const open = ({ id }: DocumentLine) => left.get(id) ?? new Decimal(0);
  return ordered
    .filter((one) => line.item !== null && one.giveaway === line.giveaway && isSame(one, line))
    .sort((a, b) => open(b).cmp(open(a)))[0];
}

function isSame(one: DocumentLine, other: DocumentLine): boolean {
  return one.item?.module === other.item?.module && one.item?.id === other.item?.id;
}

function notOfTheOrder(index: number): Refusal {
  return new Refusal(
    {
      zh: `第 ${index + 1} 行与订单中的明细不符；请取消这张发货单，从订单重新生成`,
      en: `Line ${index + 1} is not what stands in the order; cancel this invoice and make another from the order`,
    },
    `lines.${index}.item`,
  );
}
