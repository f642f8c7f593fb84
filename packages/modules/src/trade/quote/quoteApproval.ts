import { defineAction, type Work } from '@gejie/core';
import { z } from 'zod';
import { role } from '../../system/role/role.ts';
import { user } from '../../system/user/user.ts';
import { quote } from './quote.ts';
import { requireComplete, sendOut } from './sendingQuotes.ts';

const nothing = z.strictObject({});
/** People who may approve, and are told. */
const most = 50;

/** For what the rules stop, somebody with the right is asked to let it go out. CMP-07 */
export const askApproval = defineAction(quote, 'askApproval', {
  input: nothing,
  async run(work, record) {
    requireComplete(work, record);
    const asked = await work.asSystem('approval asked').update(quote, record.id, { status: 'inApproval' });
    await work.notify(await approvers(work), 'approval.asked', { module: 'quote', id: record.id });
    return asked;
  },
});

/** Lets the quote go out as it is, also where another live quote says otherwise. */
export const approveQuote = defineAction(quote, 'approve', {
  input: nothing,
  async run(work, record) {
    requireComplete(work, record);
    const sent = await sendOut(work, record);
    await tellOwner(work, record, 'approval.given');
    return sent;
  },
});

export const sendBackQuote = defineAction(quote, 'sendBack', {
  input: nothing,
  async run(work, record) {
    const back = await work.asSystem('approval refused').update(quote, record.id, { status: 'draft' });
    await tellOwner(work, record, 'approval.refused');
    return back;
  },
});

async function tellOwner(
  work: Work,
  { id, owner }: { id: number; owner: number | null },
  kind: 'approval.given' | 'approval.refused',
): Promise<void> {
  if (owner !== null) await work.notify([owner], kind, { module: 'quote', id });
}

/** Whoever holds the right by a role of their own. */
async function approvers(work: Work): Promise<number[]> {
  const system = work.asSystem('approvers looked up');
  const roles = await system.find(role, { limit: 200 });
  const holding = roles.filter(({ functions }) => functions?.includes('priceApproval')).map(({ id }) => id);
  if (holding.length === 0) return [];
  const people = await system.find(user, {
    where: { status: 'active', roles: { in: holding } },
    limit: most,
  });
  return people.map(({ id }) => id);
}
