import { Decimal, defineRules } from '@gejie/core';
import { priceBook } from './priceBook.ts';

export const priceBookRules = defineRules(priceBook, {
  'A price book ends after it begins': {
    check: ({ record }) =>
      record.validFrom && record.validUntil && record.validUntil < record.validFrom
        ? {
            field: 'validUntil',
            zh: '失效日期不能早于生效日期',
            en: 'The last day can’t be before the first',
          }
        : undefined,
  },
  'A price book takes percentages off, not amounts': {
    check: ({ record }) => {
      const row = (record.lines ?? []).findIndex(({ discount }) => discount && 'amount' in discount);
      return row < 0
        ? undefined
        : {
            field: `lines.${row}.discount`,
            zh: '价格表中的优惠请填百分比，如 10%',
            en: 'In a price book a discount is a percentage, such as 10%',
          };
    },
  },
  'An item has one price from a quantity on': {
    check: ({ record }) => {
      const met = new Map<string, number>();
      for (const [index, { item, quantity }] of (record.lines ?? []).entries()) {
        if (item === null) continue;
        const key = `${item.module}:${item.id} ${new Decimal(quantity ?? 1).toFixed()}`;
        const first = met.get(key);
        if (first !== undefined)
          return {
            field: `lines.${index}.quantity`,
            zh: `与第 ${first + 1} 行是同一产品、同一起订数量`,
            en: `Line ${first + 1} is the same item from the same quantity on`,
          };
        met.set(key, index);
      }
      return undefined;
    },
  },
});
