import { boolean, currency, Decimal, decimal, document, formula, link, money, percent } from '@gejie/core';
import { largestPrice } from './largestPrice.ts';

/** A document past its draft is changed by actions only. */
export const pastDraft = { readOnlyWhen: { status: { ne: 'draft' } } };

/** Above nought, in the currency of the document. */
const charge = { min: 0, max: largestPrice, currencyField: 'currency', ...pastDraft } as const;
/** Reckoned from the lines, in form and server alike. */
const reckoned = { readOnly: true, leftAside: true, currencyField: 'currency' } as const;

/** What a document with lines is reckoned in, and what it comes to. INV-05 */
export const pricedFields = {
  currency: currency('币种', { default: '$companyCurrency', required: true, ...pastDraft }),
  exchangeRate: decimal('折合汇率', {
    scale: 6,
    min: 0,
    max: 1_000_000,
    rateOf: 'currency',
    ...pastDraft,
    hint: {
      zh: '1 单位币种折合多少本位币；留空则按当日汇率',
      en: 'What one unit is worth in the company’s currency; empty: the rate of the day',
    },
  }),
  taxIncluded: boolean('单价含税', { en: 'Prices include tax', default: true, ...pastDraft }),
  tax: link('tax', '整单税率', {
    en: 'Tax of all lines',
    offers: { active: true },
    ...pastDraft,
    hint: {
      zh: '选定后用于全部明细；之后仍可逐行另选',
      en: 'All lines bear it once it is chosen; a line may still be given another',
    },
  }),
  discountPercent: percent('整单折扣', {
    en: 'Discount in percent',
    min: 0,
    max: 100,
    hint: { zh: '从全部明细中减去的百分比', en: 'Off all lines' },
    ...pastDraft,
  }),
  discountAmount: money('整单优惠', { en: 'Discount', ...charge }),
  shipping: money('运费', charge),
  handling: money('其他费用', { en: 'Handling', ...charge }),
  adjustment: money('调整', {
    min: -largestPrice,
    max: largestPrice,
    currencyField: 'currency',
    ...pastDraft,
    hint: { zh: '抹零等，可为负', en: 'To come out as agreed; may be below nought' },
  }),
  subtotal: money('明细合计', { en: 'Subtotal', ...reckoned }),
  discountTotal: money('优惠合计', { en: 'Discounts', ...reckoned }),
  taxTotal: money('税额', { en: 'Tax', ...reckoned }),
  total: money('总计', { ...reckoned, index: true }),
  baseTotal: formula(
    '本位币总计',
    money(''),
    ['total', 'exchangeRate'],
    ({ total, exchangeRate }: { total: string | null; exchangeRate: string | null }) =>
      total === null || exchangeRate === null ? null : new Decimal(total).times(exchangeRate).toFixed(2),
    { en: 'Total in company currency' },
  ),
};

/** What is earned by it: a matter of the role. */
export const earnedFields = {
  margin: money('毛利', reckoned),
  costs: document('明细成本', { en: 'Costs of lines', readOnly: true }),
};

/** Sections of the layout that every priced document has. */
export const moneySection = {
  label: '费用与合计',
  en: 'Charges and totals',
  fields: [
    'discountPercent',
    'discountAmount',
    'shipping',
    'handling',
    'adjustment',
    'subtotal',
    'discountTotal',
    'taxTotal',
    'total',
    'margin',
    'baseTotal',
  ],
} as const;

/** What the customer has read of the prices, and so what stays. */
export const pricedMembers = [
  'currency',
  'exchangeRate',
  'taxIncluded',
  'tax',
  'lines',
  'discountPercent',
  'discountAmount',
  'shipping',
  'handling',
  'adjustment',
] as const;
