import { type DocumentLine, defineRules } from '@gejie/core';
import { product } from './product.ts';

/** Kinds of things that come free with one product. */
const most = 20;

export const productRules = defineRules(product, {
  'What comes free is a product, so many of it for so many bought': {
    check: ({ record }) => {
      for (const [index, line] of (record.giveaways ?? []).entries()) {
        const lacking = lackingIn(line);
        if (lacking)
          return {
            field: `giveaways.${index}.${lacking}` as 'giveaways',
            zh: `附赠第 ${index + 1} 行：请选择产品，并填写大于零的“每购”与“赠送”数量`,
            en: `Giveaway ${index + 1}: choose a product, and say how many are free for how many bought`,
          };
      }
      return undefined;
    },
  },
  'Not everything comes free': {
    check: ({ record }) =>
      (record.giveaways ?? []).length > most
        ? { field: 'giveaways', zh: `附赠最多 ${most} 种`, en: `At most ${most} kinds come free` }
        : undefined,
  },
});

/** Words between the lines give nothing away. */
function lackingIn({ kind, item, per, quantity }: DocumentLine): 'item' | 'per' | 'quantity' | null {
  if (kind !== 'item') return null;
  if (item === null) return 'item';
  if (!(Number(per) > 0)) return 'per';
  return Number(quantity) > 0 ? null : 'quantity';
}
