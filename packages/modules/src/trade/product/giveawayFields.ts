import { decimal, link } from '@gejie/core';
import { largestQuantity, quantityScale } from '../shared/quantity.ts';

const withGiveaway = {
  requiredWhen: { giveaway: { empty: false } },
  visibleWhen: { giveaway: { empty: false } },
  min: 0.0001,
  max: largestQuantity,
  ...quantityScale,
} as const;

/** What comes free with a product: ten bought, one given (买十赠一). INV-01 */
export const giveawayFields = {
  giveaway: link('product', '附赠产品', {
    en: 'Comes with',
    backlink: 'givenWith',
    backlinkLabel: { zh: '随这些产品附赠', en: 'Comes free with' },
    hint: {
      zh: '买十赠一：每购 10，赠 1；加入明细时自动带出赠品行',
      en: 'Ten bought, one free: a line of it is proposed with each line of this product',
    },
  }),
  giveawayPer: decimal('每购', { en: 'For each', ...withGiveaway }),
  giveawayCount: decimal('附赠数量', { en: 'Free', ...withGiveaway }),
};
