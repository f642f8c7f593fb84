import { defineAction, type Work } from '@gejie/core';
import { z } from 'zod';
import { holdersOf } from '../shared/holdersOf.ts';
import { quote } from './quote.ts';
import { requireComplete, sendOut } from './sendingQuotes.ts';

const nothing = z.strictObject({});

/** For what the rules stop, somebody with the right is asked to let it go out. CMP-07 */
export const askApproval = defineAction(quote, 'askApproval', {
  input: nothing,
  async run(work, record) {
    requireComplete(work, record);
    const asked = await work.asSystem('approval asked').update(quote, record.id, { status: 'inApproval' });
    await work.notify(await holdersOf(work, 'priceApproval'), 'approval.asked', {
      module: 'quote',
      id: record.id,
    });
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
