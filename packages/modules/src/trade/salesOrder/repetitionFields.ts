import { choice, date, integer, text } from '@gejie/core';
import { pastDraft } from '../shared/pricedFields.ts';
import { periods } from './periods.ts';

const whileItRepeats = { visibleWhen: { repeats: { empty: false } } } as const;

/** An order that is invoiced anew each period. INV-07 */
export const repetitionFields = {
  repeats: choice(
    '发货周期',
    { ...periods },
    {
      en: 'Repeats',
      hint: {
        zh: '每期按全部明细生成一张发货单；不预留库存。留空为一次性订单',
        en: 'Each period an invoice of all lines is made; nothing is reserved. Empty: an order like any other',
      },
      ...pastDraft,
    },
  ),
  repeatsFrom: date('首期日期', {
    en: 'First invoice on',
    requiredWhen: { repeats: { empty: false } },
    ...whileItRepeats,
    ...pastDraft,
  }),
  repeatsUntil: date('结束日期', {
    en: 'Ends on',
    hint: {
      zh: '含当日；留空则一直重复。已确认的订单也可以改，改为过去的日期即停止',
      en: 'That day included; empty: without end. May be changed at any time, a day in the past stops it',
    },
    ...whileItRepeats,
  }),
  paymentDays: integer('付款期限（天）', {
    en: 'Days to pay',
    min: 0,
    max: 3650,
    hint: {
      zh: '每期发货单的到期日 = 当期日期 + 天数',
      en: 'Each invoice is due so many days after its date',
    },
    ...whileItRepeats,
  }),
  repeatsAs: choice(
    '生成的发货单',
    {
      draft: { label: '为草稿', en: 'Are drafts' },
      approved: { label: '直接审核', en: 'Are approved at once' },
    },
    { en: 'Invoices that are made', default: 'draft', ...whileItRepeats },
  ),
  nextInvoiceOn: date('下期日期', {
    en: 'Next invoice on',
    readOnly: true,
    index: true,
    ...whileItRepeats,
  }),
  lastInvoiceOn: date('上期日期', { en: 'Last invoice of', readOnly: true, ...whileItRepeats }),
  repeatTrouble: text('未能生成的原因', {
    en: 'Why none could be made',
    max: 500,
    readOnly: true,
    visibleWhen: { repeatTrouble: { empty: false } },
  }),
};

export const repetitionSection = {
  label: '周期发货',
  en: 'Recurring invoices',
  fields: [
    'repeats',
    'repeatsFrom',
    'repeatsUntil',
    'paymentDays',
    'repeatsAs',
    'nextInvoiceOn',
    'lastInvoiceOn',
    { field: 'repeatTrouble', width: 'full' },
  ],
} as const;
