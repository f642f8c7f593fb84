import {
  choice,
  dateTime,
  decimal,
  defineModule,
  integer,
  link,
  linkAny,
  type RecordOf,
  text,
  user,
} from '@gejie/core';
import { quantityScale } from '../shared/quantity.ts';

/** Each time goods came or went: the ledger of the stock, in which nothing is ever changed. INV-10 */
export const stockMovement = defineModule('stockMovement', {
  label: '库存流水',
  en: 'Stock movement',
  path: 'stock-movements',
  unit: '笔',
  area: 'trade',
  icon: 'movement',
  title: 'label',
  ownership: 'none',
  keptBy: 'system',
  everyoneSees: true,
  latest: 'at',
  fields: {
    at: dateTime('时间', { en: 'When', required: true, readOnly: true, index: true, exact: 'second' }),
    product: link('product', '产品', {
      readOnly: true,
      onDelete: 'restrict',
      backlink: 'movements',
      backlinkLabel: { zh: '库存流水', en: 'Stock card' },
    }),
    warehouse: link('warehouse', '仓库', {
      readOnly: true,
      onDelete: 'restrict',
      backlink: 'movements',
      backlinkLabel: { zh: '库存流水', en: 'Movements' },
    }),
    kind: choice(
      '类型',
      {
        received: { label: '采购入库', color: 'green' },
        shipped: { label: '发货出库', color: 'blue' },
        givenAway: { label: '赠品出库', en: 'Given away', color: 'violet' },
        returned: { label: '取消退回', color: 'amber' },
        movedOut: { label: '调出', color: 'grey' },
        movedIn: { label: '调入', color: 'grey' },
        counted: { label: '盘点差异', color: 'red' },
      },
      { readOnly: true, index: true },
    ),
    quantity: decimal('数量', { readOnly: true, ...quantityScale }),
    onHand: decimal('结存', { en: 'On hand then', readOnly: true, ...quantityScale }),
    inWarehouse: decimal('本仓结存', { en: 'In the warehouse then', readOnly: true, ...quantityScale }),
    label: text('单据号', { en: 'Document number', readOnly: true, max: 120, search: true }),
    document: linkAny(['invoice', 'purchaseOrder', 'stockTransfer', 'stockTake'], '单据', {
      readOnly: true,
      backlink: 'movements',
      backlinkLabel: { zh: '库存流水', en: 'Stock movements' },
    }),
    line: integer('明细行', { en: 'Line', readOnly: true }),
    settles: integer('了结的明细行', { en: 'Line it settles', readOnly: true, index: true }),
    by: user('经办人', { en: 'Who', readOnly: true }),
  },
  layout: {
    facts: ['product', 'quantity', 'onHand', 'warehouse', 'document'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          'at',
          'kind',
          'product',
          'warehouse',
          'quantity',
          'onHand',
          'inWarehouse',
          'document',
          'label',
          'line',
          'settles',
          'by',
        ],
      },
    },
  },
  list: ['at', 'kind', 'product', 'warehouse', 'quantity', 'onHand', 'inWarehouse', 'document', 'by'],
  sort: '-at',
  views: {
    all: { label: '全部流水', en: 'All movements', default: true },
    month: { label: '本月', en: 'This month', where: { at: { within: 'thisMonth' } } },
    counted: { label: '盘点差异', en: 'Differences', where: { kind: 'counted' } },
  },
  ledger: {
    amount: 'quantity',
    accountOf: ['product', 'warehouse'],
    balance: 'inWarehouse',
    total: 'onHand',
    at: 'at',
    accounts: { module: 'stockLevel', balance: 'onHand', at: 'at' },
    belowNought: 'oversell',
  },
});

export type StockMovement = RecordOf<typeof stockMovement>;
