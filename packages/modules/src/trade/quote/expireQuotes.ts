import { defineClockworks } from '@gejie/core';
import { quote } from './quote.ts';

export const quoteClockworks = defineClockworks(quote, {
  'A quote that nobody answered in time is no offer any more': {
    due: { status: 'sent', validUntil: { lt: '$today' } },
    async run({ id, owner }, work) {
      await work.asSystem('past its date').update(quote, id, { status: 'expired' });
      if (owner !== null) await work.notify([owner], 'quote.expired', { module: quote.name, id });
    },
  },
});
