import { definePricing, type PricedItem, type Work } from '@gejie/core';
import { opportunity } from '../../sales/opportunity/opportunity.ts';
import { invoice } from '../invoice/invoice.ts';
import { pricesFor } from '../priceBook/pricesFor.ts';
import { purchaseOrder } from '../purchaseOrder/purchaseOrder.ts';
import { supplyPrices } from '../purchaseOrder/supplyPrices.ts';
import { quote } from '../quote/quote.ts';
import { salesOrder } from '../salesOrder/salesOrder.ts';

interface Sold {
  account?: number | null;
  currency?: string | null;
}

/** What is offered and sold costs what the price books of the customer say. INV-04 */
const byBooks = (work: Work, { account, currency }: Sold, items: readonly PricedItem[]) =>
  pricesFor(work, account ?? null, currency ?? work.company.currency, items);

interface Bought {
  vendor?: number | null;
  currency?: string | null;
}

/** What is bought costs what its vendor asks. INV-03 */
const bySupplies = (work: Work, { vendor, currency }: Bought, items: readonly PricedItem[]) =>
  supplyPrices(work, vendor ?? null, currency ?? work.company.currency, items);

export const documentPricings = [
  definePricing(opportunity, byBooks),
  definePricing(quote, byBooks),
  definePricing(salesOrder, byBooks),
  definePricing(invoice, byBooks),
  definePricing(purchaseOrder, bySupplies),
];
