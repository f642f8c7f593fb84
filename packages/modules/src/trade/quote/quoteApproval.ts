import { approvalOf } from '../shared/approval.ts';
import { contradictionsOf } from './priceGuard.ts';
import { type Quote, quote } from './quote.ts';
import { requireComplete, sendOut } from './sendingQuotes.ts';

/** Approval lets the quote go out as it is, also where another live quote says otherwise, or limits are passed. CMP-07 */
export const quoteApproval = approvalOf<Quote>(quote, {
  by: 'priceApproval',
  ready: requireComplete,
  goOn: sendOut,
  preview: async (work, record) => ({ contradictions: await contradictionsOf(work, record) }),
});
