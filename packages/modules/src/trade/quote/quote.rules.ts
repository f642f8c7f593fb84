import { defineRules } from '@gejie/core';
import { pricedMembers } from '../shared/pricedFields.ts';
import { pricedRules, staysPastDraft } from '../shared/pricedRules.ts';
import { quote } from './quote.ts';

export const quoteRules = defineRules(quote, {
  ...pricedRules,
  'What the customer has been sent stays as it was sent': staysPastDraft(
    ['name', 'account', 'contact', 'validUntil', 'serviceContact', 'terms', ...pricedMembers],
    {
      zh: '已发出的报价单不能再改，请“修订为新版本”',
      en: 'A quote that was sent is not changed any more; revise it into a new version',
    },
  ),
});
