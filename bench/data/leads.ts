import type { lead } from '@gejie/modules';
import { dayAround, lifeOf } from './calendar.ts';
import { ownerOf, type Scale } from './company.ts';
import type { Drafts } from './drafts.ts';
import { companyName, mailAddress, mobile, personName } from './names.ts';
import { Random } from '../../packages/server/src/demo/random.ts';
import { jobTitles } from './words.ts';

export function leads(scale: Scale): Drafts<typeof lead> {
  const ids = scale.lead;
  return {
    ids,
    draft: (index) => {
      const random = Random.of('lead', index);
      const life = lifeOf(random, index, ids.count);
      const status = random.pickSkewed([
        'toConfirm', 'contacting', 'converted', 'disqualified', 'qualified',
      ] as const);
      const converted = status === 'converted';
      return {
        ...life,
        ...ownerOf('lead', index, scale),
        name: personName(random),
        company: random.chance(0.85) ? companyName(random) : null,
        title: random.chance(0.6) ? random.pick(jobTitles) : null,
        mobile: random.chance(0.9) ? mobile(random) : null,
        email: random.chance(0.4) ? mailAddress(random) : null,
        status,
        disqualifiedReason:
          status === 'disqualified' ? random.pick(['unreachable', 'noNeed', 'noBudget'] as const) : null,
        source: random.chance(0.9) ? random.pick(['exhibition', 'website', 'phone', 'campaign', 'coldCall'] as const) : null,
        score: random.chance(0.7) ? random.below(101) : null,
        nextContactOn:
          !converted && random.chance(0.5) ? dayAround(life.updatedAt, random, 0, 30) : null,
        convertedAt: converted ? life.updatedAt : null,
        convertedAccount: converted ? scale.account.first + random.below(scale.account.count) : null,
        madeByConversion: converted ? ['account'] : null,
      };
    },
  };
}
