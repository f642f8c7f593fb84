import { defineAction } from '@gejie/core';
import { z } from 'zod';
import { opportunity } from '../../sales/opportunity/opportunity.ts';
import { quote } from './quote.ts';

/** A draft of a quote for the deal, with its lines. SAL-01, INV-05 */
export const quoteOpportunity = defineAction(opportunity, 'quote', {
  input: z.strictObject({}),
  async run(work, { id, name, account, contact, currency, exchangeRate, lines }) {
    const made = await work.create(quote, {
      name,
      account,
      contact,
      currency,
      exchangeRate,
      opportunity: id,
    });
    if (lines)
      await work.asSystem('lines of the deal').update(quote, made.id, {
        lines: lines.map((line) => ({ ...line, id: null, source: line.id })),
      });
    return { quote: { id: made.id, label: made.name } };
  },
});
