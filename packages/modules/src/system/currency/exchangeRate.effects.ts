import { defineEffects, Refusal } from '@gejie/core';
import { exchangeRate } from './exchangeRate.ts';

export const exchangeRateEffects = defineEffects(exchangeRate, {
  'The company’s own currency has no rate': {
    when: ({ after }) => after !== null,
    async run({ record }, work) {
      if (record.currency !== work.company.currency) return;
      throw new Refusal(
        { zh: '本位币的汇率恒为 1', en: 'The company’s own currency is always worth 1' },
        'currency',
      );
    },
  },
  'A currency has one rate from a day on': {
    when: ({ before, after }) =>
      after !== null && (before?.currency !== after.currency || before?.from !== after.from),
    async run({ record }, work) {
      await work.alone('exchange rates');
      const same = { currency: record.currency, from: record.from, id: { ne: record.id } };
      const others = await work.asSystem('rates of the day').find(exchangeRate, { where: same, limit: 1 });
      if (others.length === 0) return;
      throw new Refusal(
        { zh: '这一天已有该币种的汇率', en: 'This currency has a rate from this day on already' },
        'from',
      );
    },
  },
});
