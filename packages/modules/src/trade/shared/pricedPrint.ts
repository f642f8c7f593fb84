import type { StandardBlock } from '@gejie/core';
import { accountOwner, serviceDesk } from './whomToAsk.ts';

const charges = ['subtotal', 'discountPercent', 'discountAmount', 'shipping', 'handling', 'adjustment'];

/** What a document with prices is about on paper: its lines, what they come to, and its terms. PLT-20 */
export const pricedPrint: readonly StandardBlock[] = [
  { kind: 'table', list: 'lines' },
  // Tax that is in the prices is none of what adds up to the total.
  { kind: 'totals', fields: [...charges, 'total'], when: { not: { taxIncluded: false } } },
  { kind: 'totals', fields: [...charges, 'taxTotal', 'total'], when: { taxIncluded: false } },
  {
    kind: 'text',
    text: { zh: '总计（大写）：{{total|capitals}}', en: '' },
    align: 'right',
    when: { currency: 'CNY' },
  },
  {
    kind: 'text',
    text: {
      zh: '以上单价已含税，总计中含税额 {{taxTotal}}。',
      en: 'Prices include tax; the total has {{taxTotal}} of tax in it.',
    },
    size: 'small',
    when: { not: { taxIncluded: false } },
  },
  { kind: 'text', text: { zh: '条款', en: 'Terms' }, bold: true, when: { terms: { empty: false } } },
  { kind: 'text', text: { zh: '{{terms}}', en: '{{terms}}' } },
];

/** Whom of ours to ask about it, on every paper that goes to a customer. CMP-08 */
export const printedOwner: StandardBlock = { kind: 'text', text: accountOwner };
export const printedDesk: StandardBlock = { kind: 'text', text: serviceDesk };
/** Both beneath one another, so that the signatures keep their place on the page. */
export const printedWhom: StandardBlock = {
  kind: 'text',
  text: {
    zh: `${accountOwner.zh}\n${serviceDesk.zh}`,
    en: `${accountOwner.en}\n${serviceDesk.en}`,
  },
};
