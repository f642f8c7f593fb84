import { Decimal, defineRules } from '@gejie/core';
import { exchangeRate } from './exchangeRate.ts';

export const exchangeRateRules = defineRules(exchangeRate, {
  'A rate is called by its currency and day unless it has a name': {
    derive: ({ record, changed, given }) => {
      const moved = (changed('currency') || changed('from')) && !given('name');
      if (!record.currency || !record.from || (record.name && !moved)) return undefined;
      return { name: `${record.currency} ${record.from}` };
    },
  },
  'A rate is above nought': {
    check: ({ record }) =>
      record.rate != null && new Decimal(record.rate).lte(0)
        ? { field: 'rate', zh: '汇率必须大于 0', en: 'A rate must be above 0' }
        : undefined,
  },
});
