import { defineAction, Refusal, type Work } from '@gejie/core';
import { z } from 'zod';
import { type Quote, quote } from './quote.ts';

/** Who answers, when the customer does so on the page; absent: somebody of ours says what the customer said. */
const by = z.string().trim().min(1).max(60).optional();

/** The customer takes the offer. INV-06 */
export const acceptQuote = defineAction(quote, 'accept', {
  input: z.strictObject({ by }),
  run: (work, record, { by }) => answered(work, record, 'accepted', by, {}),
});

export const refuseQuote = defineAction(quote, 'refuse', {
  input: z.strictObject({ by, reason: z.string().max(500).optional() }),
  run: (work, record, { by, reason }) =>
    answered(work, record, 'refused', by, { refusalReason: reason || null }),
});

/** Whoever is not told by the customer hears of it. @throws Refusal when a customer answers what is past its date */
async function answered(
  work: Work,
  { id, owner, validUntil }: Quote,
  status: 'accepted' | 'refused',
  by: string | undefined,
  more: Record<string, unknown>,
): Promise<Quote> {
  if (by !== undefined && (validUntil === null || validUntil < work.today))
    throw new Refusal({ zh: '此报价已过有效期', en: 'This quote is past its date' });
  const answer = by === undefined ? {} : { answeredBy: by, answeredAt: work.now.toISOString() };
  const changed = await work.asSystem(`quote ${status}`).update(quote, id, { status, ...answer, ...more });
  if (by !== undefined && owner !== null)
    await work.notify([owner], `customer.${status}`, { module: 'quote', id });
  return changed;
}
