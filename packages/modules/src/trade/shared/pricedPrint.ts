import type { StandardBlock } from '@gejie/core';

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

/** Whom to ask after the sale, when nobody is named: the company's service desk. CMP-08 */
export const printedDesk: StandardBlock = {
  kind: 'text',
  text: {
    zh: '服务台：{{$company.serviceName}}　{{$company.servicePhone}}　{{$company.serviceEmail}}',
    en: 'Service desk: {{$company.serviceName}}  {{$company.servicePhone}}  {{$company.serviceEmail}}',
  },
};

/** Whom of ours to ask about it. CMP-08 */
export const printedOwner: StandardBlock = {
  kind: 'text',
  text: {
    zh: '客户负责人：{{owner}}　{{owner.phone}}　{{owner.email}}',
    en: 'Your account owner: {{owner}}  {{owner.phone}}  {{owner.email}}',
  },
};
