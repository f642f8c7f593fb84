import type { opportunity } from '@gejie/modules';
import { accountName } from './accounts.ts';
import { dayAround, lifeOf } from './calendar.ts';
import { ownerOf, type Scale } from './company.ts';
import { accountFor } from './contacts.ts';
import type { Drafts } from './drafts.ts';
import { amount } from './names.ts';
import { Random } from '../../packages/server/src/demo/random.ts';
import { nextSteps, products } from './words.ts';

const stages = [
  'won', 'won', 'won', 'won', 'won', 'lost', 'lost', 'lost', 'prospecting', 'prospecting', 'qualification', 'proposal',
  'negotiation',
] as const;

export function opportunities(scale: Scale): Drafts<typeof opportunity> {
  const ids = scale.opportunity;
  return {
    ids,
    draft: (index) => {
      const random = Random.of('opportunity', index);
      const account = accountFor(random, scale.account);
      const life = lifeOf(random, index, ids.count);
      const stage = random.pick(stages);
      const closed = stage === 'won' || stage === 'lost';
      return {
        ...life,
        ...ownerOf('account', account, scale),
        name: `${accountName(account).slice(0, 8)}${random.pick(products)}`,
        account: scale.account.first + account,
        stage,
        exchangeRate: '1.000000',
        amount: random.chance(0.95) ? amount(random) : null,
        closeDate: dayAround(life.updatedAt, random, closed ? 60 : 0, closed ? 0 : 120),
        source: random.chance(0.6) ? random.pick(['referral', 'exhibition', 'website', 'phone'] as const) : null,
        nextStep: closed ? null : random.pick(nextSteps),
        lossReason: stage === 'lost' ? random.pick(['price', 'product', 'budget', 'timing'] as const) : null,
      };
    },
  };
}
