import { defineAction } from '@gejie/core';
import { z } from 'zod';
import { refuseBeyondLimits } from '../priceBook/offerLimits.ts';
import { contradictionsOf, refuseContradictions } from './priceGuard.ts';
import { type Quote, quote } from './quote.ts';
import { requireComplete, sendOut } from './sendingQuotes.ts';
import { firstOf, nextRevision, noteRevision } from './versions.ts';

const nothing = z.strictObject({});

/** The offer goes out, unless another live one to the same customers contradicts it. INV-06, CMP-07 */
export const sendQuote = defineAction(quote, 'send', {
  input: nothing,
  async run(work, record) {
    requireComplete(work, record);
    // Two that contradict each other, sent at once, would not see one another.
    await work.alone('live quotes');
    await refuseContradictions(work, record);
    await refuseBeyondLimits(work, record);
    return sendOut(work, record);
  },
  preview: async (work, record) => ({ contradictions: await contradictionsOf(work, record) }),
});

/** A draft that begins as this version stands. INV-06 */
export const reviseQuote = defineAction(quote, 'revise', {
  input: nothing,
  async run(work, record) {
    // Whoever revises the same offer meanwhile gets the number after this one.
    const first = firstOf(record);
    await work.alone(`versions of quote ${first}`);
    const revision = await nextRevision(work, record);
    const made = await work.create(quote, pick(record));
    const [origin] = await work.living([{ module: quote.path, id: first }]);
    await work.asSystem('quote revised').update(quote, made.id, {
      revises: record.id,
      origin: origin?.id ?? null,
      offer: first,
      revision,
      lines: record.lines?.map((line) => ({ ...line, id: null, source: line.id })) ?? null,
    });
    await noteRevision(work, record, revision);
    return { quote: { id: made.id, label: made.name } };
  },
});

function pick(record: Quote): Record<string, unknown> {
  const { name, account, contact, opportunity, serviceContact, currency, exchangeRate, taxIncluded } = record;
  const { tax } = record;
  const { discountPercent, discountAmount, shipping, handling, adjustment, terms, description } = record;
  return {
    name,
    account,
    contact,
    opportunity,
    serviceContact,
    currency,
    exchangeRate,
    taxIncluded,
    tax,
    discountPercent,
    discountAmount,
    shipping,
    handling,
    adjustment,
    terms,
    description,
  };
}
