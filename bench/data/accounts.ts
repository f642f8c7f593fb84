import type { account } from '@gejie/modules';
import { lifeOf, daysBefore } from './calendar.ts';
import { ownerOf, type Scale } from './company.ts';
import type { Drafts } from './drafts.ts';
import { companyName, landline, postalAddress } from './names.ts';
import { Random } from '../../packages/server/src/demo/random.ts';

const industries = [
  'manufacturing', 'machinery', 'electronics', 'software', 'retail', 'construction', 'chemicals', 'food', 'logistics',
  'healthcare', 'instruments', 'energy', 'automotive', 'services', 'textiles', 'water', 'pharmaceuticals',
  'agriculture', 'education', 'finance', 'media', 'hospitality', 'government', 'other',
] as const;

/** The name alone, for the opportunities of the account. */
export const accountName = (index: number) => companyName(Random.of('account name', index));

export function accounts(scale: Scale): Drafts<typeof account> {
  const ids = scale.account;
  return {
    ids,
    draft: (index) => {
      const random = Random.of('account', index);
      const life = lifeOf(random, index, ids.count);
      const type = random.pickSkewed([
        'customer', 'customer', 'customer', 'customer', 'customer', 'agent', 'partner', 'competitor', 'other',
      ] as const);
      return {
        ...life,
        ...ownerOf('account', index, scale),
        name: accountName(index),
        type,
        agentLevel: type === 'agent' ? random.pickSkewed(['third', 'second', 'first'] as const) : null,
        grade: random.chance(0.7) ? random.pick(['C', 'C', 'D', 'B', 'B', 'A'] as const) : null,
        stage: random.pickSkewed(['potential', 'interested', 'customer', 'dormant', 'loyal', 'lost'] as const),
        industry: random.chance(0.9) ? random.pickSkewed(industries) : null,
        size: random.chance(0.5) ? random.pickSkewed(['micro', 'small', 'medium', 'large', 'giant'] as const) : null,
        source: random.chance(0.7) ? random.pick(['referral', 'exhibition', 'website', 'phone', 'coldCall'] as const) : null,
        // A company above is an earlier one, so that no circle closes.
        parent: index > 0 && random.chance(0.05) ? ids.first + random.below(index) : null,
        phone: random.chance(0.75) ? landline(random) : null,
        website: random.chance(0.25) ? `https://www.${random.digits(6)}.com` : null,
        address: random.chance(0.6) ? postalAddress(random) : null,
        lastContactedAt: random.chance(0.6) ? daysBefore(life.updatedAt, random.below(90)) : null,
        taxNumber: random.chance(0.2) ? `91${random.digits(15)}X` : null,
        description: random.chance(0.2) ? '由展会名片录入，需电话核实采购计划与预算，再安排技术人员上门。' : null,
      };
    },
  };
}
