import type { StandardBlock } from '@gejie/core';
import { accountOwner, serviceDesk } from './whomToAsk.ts';

/** What a document with prices is about on paper: its lines, what they come to, and its terms. PLT-20 */
export const pricedPrint: readonly StandardBlock[] = [
  { kind: 'table', list: 'lines' },
  {
    kind: 'totals',
    fields: [
      'subtotal',
      'discountPercent',
      'discountAmount',
      'shipping',
      'handling',
      'adjustment',
      'taxTotal',
      'total',
    ],
  },
  {
    kind: 'text',
    text: { zh: '总计（大写）：{{total|capitals}}', en: '' },
    align: 'right',
    when: { currency: 'CNY' },
  },
  {
    kind: 'text',
    text: { zh: '以上单价已含税。', en: 'Prices include tax.' },
    size: 'small',
    when: { taxIncluded: true },
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
