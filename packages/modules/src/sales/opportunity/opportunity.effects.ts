import { became, defineEffects } from '@gejie/core';
import { account } from '../account/account.ts';
import { opportunity } from './opportunity.ts';

/** Stages of an account that a won deal lifts it out of. */
const notYetCustomer = new Set(['potential', 'interested', 'dormant', 'lost']);

export const opportunityEffects = defineEffects(opportunity, {
  'Winning a deal makes its account a customer': {
    when: became({ stage: 'won' }),
    async run({ record }, work) {
      const system = work.asSystem('a deal was won');
      const { id, stage } = await system.get(account, record.account);
      if (stage === null || notYetCustomer.has(stage))
        await system.update(account, id, { stage: 'customer' });
    },
  },
});
