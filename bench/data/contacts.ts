import type { contact } from '@gejie/modules';
import { lifeOf, daysBefore } from './calendar.ts';
import { type Ids, ownerOf, type Scale } from './company.ts';
import type { Drafts } from './drafts.ts';
import { mailAddress, mobile, personName } from './names.ts';
import { Random } from '../../packages/server/src/demo/random.ts';
import { jobTitles } from './words.ts';

/** Most accounts have a few of everything, some very many. */
export function accountFor(random: Random, accounts: Ids): number {
  return random.chance(0.8) ? random.below(accounts.count) : random.skewed(accounts.count);
}

export function contacts(scale: Scale): Drafts<typeof contact> {
  const ids = scale.contact;
  return {
    ids,
    draft: (index) => {
      const random = Random.of('contact', index);
      const account = accountFor(random, scale.account);
      const life = lifeOf(random, index, ids.count);
      const kind = random.chance(0.9) ? ('account' as const) : ('contact' as const);
      return {
        ...life,
        // Whoever has the account mostly has its people as well.
        ...ownerOf(kind, kind === 'account' ? account : index, scale),
        name: personName(random),
        account: random.chance(0.98) ? scale.account.first + account : null,
        title: random.chance(0.8) ? random.pick(jobTitles) : null,
        mobile: random.chance(0.9) ? mobile(random) : null,
        email: random.chance(0.5) ? mailAddress(random) : null,
        wechat: random.chance(0.3) ? `wx_${random.digits(7)}` : null,
        salutation: random.chance(0.5) ? random.pick(['mr', 'ms'] as const) : null,
        influence: random.chance(0.5)
          ? random.pick(['decisionMaker', 'approver', 'influencer', 'user', 'coach'] as const)
          : null,
        attitude: random.chance(0.4)
          ? random.pick(['champion', 'supportive', 'neutral', 'sceptical', 'opposed'] as const)
          : null,
        lastContactedAt: random.chance(0.5) ? daysBefore(life.updatedAt, random.below(60)) : null,
      };
    },
  };
}
