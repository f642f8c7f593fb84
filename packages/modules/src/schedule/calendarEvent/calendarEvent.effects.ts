import { became, defineEffects } from '@gejie/core';
import { lead } from '../../marketing/lead/lead.ts';
import { account } from '../../sales/account/account.ts';
import { opportunity } from '../../sales/opportunity/opportunity.ts';
import { calendarEvent } from './calendarEvent.ts';

export const calendarEventEffects = defineEffects(calendarEvent, {
  'Who held a meeting with a customer has seen to the customer': {
    when: became({ status: 'held' }),
    async run({ record }, work) {
      const { related, actualEnd } = record;
      if (!related || !actualEnd || work.user === null || Date.parse(actualEnd) > work.now.getTime()) return;
      if (related.module === lead.path)
        await work.followedUp({ module: lead.name, id: related.id }, actualEnd);
      const customer =
        related.module === opportunity.path
          ? (await work.asSystem('whose deal is it?').get(opportunity, related.id)).account
          : related.module === account.path
            ? related.id
            : null;
      if (customer !== null) await work.followedUp({ module: account.name, id: customer }, actualEnd);
    },
  },
});
