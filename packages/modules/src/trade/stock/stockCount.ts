import { decimal, defineModule, link, longText, type RecordOf, sumOf, text } from '@gejie/core';
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
  filledInBy: ['take', 'product'],
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
        zh: '录入实盘数量时的账面；盘点单选了“生成盘点表时”的，以盘点表为准',
        en: 'As it was when the count was entered; or when the sheet was made, where the stock-take says so',
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
    serials: longText('在库序列号', {
      en: 'Serial numbers there',
      max: 120_000,
      hint: {
        zh: '按序列号管理的产品：扫描在库的，每行一个；实盘数量由此得出',
        en: 'Of goods that are tracked by them: those that are there, one a line; the count follows',
      },
    }),
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
          { field: 'serials', width: 'full' },
          { field: 'remark', width: 'full' },
          'name',
          'owner',
          'department',
        ],
      },
    },
    quickCreate: ['take', 'product', 'counted', 'serials', 'remark'],
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
