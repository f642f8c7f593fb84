import { defineEffects } from '@gejie/core';
import { contradictionsOf } from './priceGuard.ts';
import { quote } from './quote.ts';
import { versionsOf } from './versions.ts';

export const quoteEffects = defineEffects(quote, {
  'An offer that comes back out of the recycle bin holds no longer, if another took its place meanwhile': {
    when: ({ before, after, given }) => before === null && given === undefined && after?.status === 'sent',
    async run({ record }, work) {
      await work.alone('live quotes');
      const others = (await versionsOf(work, record)).filter(({ id }) => id !== record.id);
      const isReplaced =
        others.some(({ status }) => status === 'sent' || status === 'accepted') ||
        (await contradictionsOf(work, record, record.sentAt)).length > 0;
      if (isReplaced)
        await work
          .asSystem('another quote took its place')
          .update(quote, record.id, { status: 'superseded' });
    },
  },
});
