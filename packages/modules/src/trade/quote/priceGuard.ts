import { type Filter, Refusal, type Work } from '@gejie/core';
import { user } from '../../system/user/user.ts';
import { allOf } from '../stock/allOf.ts';
import { comparedOffer, contradictedPrice } from './comparedPrices.ts';
import { customerGroup } from './customerGroup.ts';
import { type Quote, quote } from './quote.ts';
import { versionsOf } from './versions.ts';

/** A line of a quote that a live one to the same customers gives another price for. */
export interface Contradiction {
  /** Place of the line, counted from nought. */
  line: number;
  item: string;
  /** Who wrote the other quote. */
  whom: string;
}

/** Live quotes to one lot of customers that are looked at. */
const most = 10_000;
/** Quotes that are told of. */
const mostTold = 5;

/**
 * Customers of one group are offered one price for one thing, whoever writes the quote. Looks beyond what the writer may
 * see, and tells of it only which item it is about and whom to ask. CMP-07
 * @param sentAfter only those that went out later than this
 */
export async function contradictionsOf(
  work: Work,
  draft: Quote,
  sentAfter: string | null = null,
): Promise<Contradiction[]> {
  const system = work.asSystem('prices compared');
  const own = comparedOffer(draft);
  if (own.prices.size === 0) return [];
  const found: Contradiction[] = [];
  const versions = (await versionsOf(work, draft)).map(({ id }) => id);
  for (const accounts of await customerGroup(system, draft.account)) {
    const where: Filter = liveTo(accounts, versions, work.today);
    if (sentAfter !== null) where.sentAt = { gt: sentAfter };
    const live = await allOf(system, quote, where, most);
    for (const other of live) {
      const price = contradictedPrice(own, comparedOffer(other));
      if (!price) continue;
      found.push({ line: price.index, item: price.name, whom: await ownerOf(system, other.owner) });
      if (found.length === mostTold) return found;
    }
  }
  return found;
}

/** @throws Refusal at the line, when a live quote says otherwise */
export async function refuseContradictions(work: Work, draft: Quote): Promise<void> {
  const [first] = await contradictionsOf(work, draft);
  if (!first) return;
  const { line, item, whom } = first;
  throw new Refusal(
    {
      zh: `第 ${line + 1} 行“${item}”对同一客户集团已有另一价格的有效报价，由${whom}发出。请与其核对：修订那份报价单，或“申请审批”`,
      en: `Line ${line + 1}: another live quote to this group of customers has a different price for “${item}”, sent by ${whom}. Settle it with them: revise that quote, or ask for approval of this one`,
    },
    `lines.${line}.price`,
  );
}

/** What is past its date is no offer, nor are other versions, whose place this one takes. */
function liveTo(accounts: readonly number[], versions: readonly number[], today: string) {
  return {
    account: { in: [...accounts] },
    status: 'sent',
    validUntil: { gte: today },
    id: { notIn: [...versions] },
  };
}

async function ownerOf(system: Work, id: number | null): Promise<string> {
  return id === null ? '—' : (await system.get(user, id)).name;
}
