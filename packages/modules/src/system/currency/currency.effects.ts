import { defineEffects, Refusal } from '@gejie/core';
import { currency } from './currency.ts';

export const currencyEffects = defineEffects(currency, {
  'The company’s own currency stays in use': {
    when: ({ before, after }) => before !== null && !after?.active,
    async run({ after, record }, work) {
      if (record.code !== work.company.currency) return;
      throw new Refusal(
        { zh: '本位币不能停用或删除', en: 'The company’s own currency can’t be put out of use or deleted' },
        after ? 'active' : null,
      );
    },
  },
});
