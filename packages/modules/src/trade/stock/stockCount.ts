import { decimal, defineModule, link, type RecordOf, sumOf, text } from '@gejie/core';
import { largestQuantity, quantityScale } from '../shared/quantity.ts';

/** A line of a count sheet: how much there should be of a product, and how much was counted. INV-10 */
export const stockCount = defineModule('stockCount', {
  label: '盘点明细',
  en: 'Count',
  path: 'stock-counts',
  unit: '行',
  area: 'trade',
  menuUnder: 'stockTake',
  icon: 'list',
  number: 'SC-{000000}',
  title: 'name',
  seenThrough: ['take'],
  fields: {
    name: text('品名', { en: 'Goods', max: 200, search: 'name', index: true }),
    take: link('stockTake', '盘点单', {
      en: 'Stock-take',
      required: true,
      onDelete: 'restrict',
      backlink: 'counts',
      backlinkLabel: { zh: '盘点明细', en: 'Count sheet' },
    }),
    product: link('product', '产品', {
      required: true,
      onDelete: 'restrict',
      backlink: 'counts',
      backlinkLabel: { zh: '盘点记录', en: 'Counts' },
    }),
    expected: decimal('账面数量', {
      en: 'On the books',
      readOnly: true,
      ...quantityScale,
      hint: {
        zh: '列入盘点表或点数时的账面数量',
        en: 'As it was when the sheet was made, or the line counted',
      },
    }),
    counted: decimal('实盘数量', {
      en: 'Counted',
      min: 0,
      max: largestQuantity,
      index: true,
      ...quantityScale,
    }),
    difference: sumOf(
      '差异',
      decimal('', quantityScale),
      { plus: ['counted'], minus: ['expected'] },
      {
        index: true,
        hint: { zh: '实盘 − 账面，入账时计入库存', en: 'What is booked: counted less what was on the books' },
      },
    ),
    remark: text('说明', { en: 'Why', max: 200 }),
  },
  layout: {
    facts: ['take', 'product', 'expected', 'counted', 'difference'],
    sections: {
      basics: {
        label: '盘点',
        en: 'Count',
        fields: [
          'take',
          'product',
          'expected',
          'counted',
          'difference',
          { field: 'remark', width: 'full' },
          'name',
          'owner',
          'department',
        ],
      },
    },
    quickCreate: ['take', 'product', 'counted', 'remark'],
  },
  list: [
    'number',
    'name',
    'product.code',
    'product.unit',
    'expected',
    'counted',
    'difference',
    'remark',
    'take',
  ],
  sort: 'name',
  views: {
    all: { label: '全部明细', en: 'All', default: true },
    open: { label: '未盘', en: 'Not counted yet', where: { counted: { empty: true } } },
    differing: {
      label: '有差异',
      en: 'Differing',
      where: { any: [{ difference: { lt: '0' } }, { difference: { gt: '0' } }] },
    },
  },
});

export type StockCount = RecordOf<typeof stockCount>;
