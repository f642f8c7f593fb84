import { definePricing, type PricedItem, type Work } from '@gejie/core';
import { invoice } from '../invoice/invoice.ts';
import { pricesFor } from '../priceBook/pricesFor.ts';
import { quote } from '../quote/quote.ts';
import { salesOrder } from '../salesOrder/salesOrder.ts';

interface Sold {
  account?: number | null;
  currency?: string | null;
}

/** What is offered and sold costs what the price books of the customer say. INV-04 */
const byBooks = (work: Work, { account, currency }: Sold, items: readonly PricedItem[]) =>
  pricesFor(work, account ?? null, currency ?? work.company.currency, items);

export const documentPricings = [
  definePricing(quote, byBooks),
  definePricing(salesOrder, byBooks),
  definePricing(invoice, byBooks),
];
