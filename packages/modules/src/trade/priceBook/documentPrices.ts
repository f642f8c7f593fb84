import { definePricing } from '@gejie/core';
import { invoice } from '../invoice/invoice.ts';
import { quote } from '../quote/quote.ts';
import { salesOrder } from '../salesOrder/salesOrder.ts';
import { pricesFor } from './pricesFor.ts';

/** What is offered and sold costs what the price books of the customer say. INV-04 */
export const quotePricing = definePricing(quote, (work, { account, currency }, items) =>
  pricesFor(work, account ?? null, currency ?? work.company.currency, items),
);
export const salesOrderPricing = definePricing(salesOrder, (work, { account, currency }, items) =>
  pricesFor(work, account ?? null, currency ?? work.company.currency, items),
);
export const invoicePricing = definePricing(invoice, (work, { account, currency }, items) =>
  pricesFor(work, account ?? null, currency ?? work.company.currency, items),
);
