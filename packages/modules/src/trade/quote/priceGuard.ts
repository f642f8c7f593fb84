import { Decimal, type DocumentLine, Refusal, type Work } from '@gejie/core';
import { account } from '../../sales/account/account.ts';
import { user } from '../../system/user/user.ts';
import { type Quote, quote } from './quote.ts';

/** Companies of a group looked at, and live quotes to them. */
const most = 200;

/**
 * Customers of one group are offered one price for one thing, whoever writes the quote. Looks beyond what the writer may
 * see, and tells of it only which item it is about and whom to ask. CMP-07
 * @throws Refusal when a live quote says otherwise
 */
export async function refuseContradictions(work: Work, draft: Quote): Promise<void> {
  const contradiction = await contradictionOf(work, draft);
  if (!contradiction) return;
  const { item, whom } = contradiction;
  throw new Refusal(
    {
      zh: `“${item}”对同一客户集团已有另一价格的有效报价，由${whom}发出。请与其核对：修订那份报价单，或“申请审批”`,
      en: `Another live quote to this group of customers has a different price for “${item}”, sent by ${whom}. Settle it with them: revise that quote, or ask for approval of this one`,
    },
    'lines',
  );
}

async function contradictionOf(work: Work, draft: Quote): Promise<{ item: string; whom: string } | null> {
  const system = work.asSystem('prices compared');
  const group = await groupOf(system, draft.account);
  const live = await system.find(quote, {
    where: {
      account: { in: group },
      status: 'sent',
      validUntil: { gte: work.today },
      id: { notIn: [draft.id, ...(draft.revises === null ? [] : [draft.revises])] },
    },
    sort: '-updatedAt',
    limit: most,
  });
  const own = pricesOf(draft);
  for (const other of live) {
    const prices = pricesOf(other);
    const found = [...own].find(([item, { price }]) => {
      const theirs = prices.get(item)?.price;
      return theirs !== undefined && theirs !== price;
    });
    if (found) return { item: found[1].name, whom: await ownerOf(system, other.owner) };
  }
  return null;
}

/** The whole tree of companies that one belongs to. */
async function groupOf(system: Work, start: number): Promise<number[]> {
  let top = start;
  for (let depth = 0; depth < 20; depth++) {
    const { parent } = await system.get(account, top);
    if (parent === null) break;
    top = parent;
  }
  const group = [top];
  let level = [top];
  while (level.length > 0 && group.length < most) {
    const below = await system.find(account, { where: { parent: { in: level } }, limit: most });
    level = below.map(({ id }) => id).filter((id) => !group.includes(id));
    group.push(...level);
  }
  return [...new Set([...group, start])].slice(0, most);
}

/** What each item costs after the discount of its line, in the currency of the quote, to compare. */
function pricesOf({ lines, currency, taxIncluded }: Quote): Map<string, { price: string; name: string }> {
  const prices = new Map<string, { price: string; name: string }>();
  for (const line of lines ?? []) {
    if (!line.item || line.price === null) continue;
    const price = `${currency} ${taxIncluded} ${unitPrice(line)}`;
    prices.set(`${line.item.module}:${line.item.id}`, { price, name: line.description ?? '' });
  }
  return prices;
}

function unitPrice({ price, quantity, discount }: DocumentLine): string {
  const full = new Decimal(price ?? 0);
  if (discount === null) return full.toFixed(4);
  if ('percent' in discount) return full.times(new Decimal(100).minus(discount.percent)).div(100).toFixed(4);
  return quantity === null || Number(quantity) === 0
    ? full.toFixed(4)
    : full.minus(new Decimal(discount.amount).div(quantity)).toFixed(4);
}

async function ownerOf(system: Work, id: number | null): Promise<string> {
  return id === null ? '—' : (await system.get(user, id)).name;
}
