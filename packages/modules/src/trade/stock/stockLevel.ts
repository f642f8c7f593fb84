import { dateTime, decimal, defineModule, link, type RecordOf, text } from '@gejie/core';
import { quantityScale } from '../shared/quantity.ts';

/** How much of a product is in a warehouse; the database keeps it with the ledger. INV-10 */
export const stockLevel = defineModule('stockLevel', {
  label: '分仓库存',
  en: 'Stock',
  path: 'stock-levels',
  unit: '条',
  area: 'trade',
  icon: 'stock',
  title: 'label',
  leads: 'product',
  ownership: 'none',
  keptBy: 'system',
  everyoneSees: true,
  latest: 'at',
  fields: {
    product: link('product', '产品', {
      readOnly: true,
      onDelete: 'restrict',
      backlink: 'levels',
      backlinkLabel: { zh: '分仓库存', en: 'In each warehouse' },
    }),
    warehouse: link('warehouse', '仓库', {
      readOnly: true,
      onDelete: 'restrict',
      backlink: 'levels',
      backlinkLabel: { zh: '库存', en: 'Stock' },
    }),
    onHand: decimal('现存', { en: 'On hand', readOnly: true, index: true, ...quantityScale }),
    at: dateTime('最近变动', { en: 'Last moved', readOnly: true, index: true }),
    label: text('编号', { en: 'Number', readOnly: true, max: 120, search: true }),
  },
  layout: {
    facts: ['product', 'warehouse', 'onHand', 'at'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: ['product', 'warehouse', 'onHand', 'at', 'label'],
      },
    },
  },
  list: ['product', 'product.model', 'warehouse', 'onHand', 'product.unit', 'at', 'label'],
  sort: '-at',
  views: {
    there: { label: '有库存', en: 'In stock', where: { onHand: { gt: '0' } }, default: true },
    short: { label: '负库存', en: 'Below nought', where: { onHand: { lt: '0' } } },
    all: { label: '全部', en: 'All' },
  },
});

export type StockLevel = RecordOf<typeof stockLevel>;
