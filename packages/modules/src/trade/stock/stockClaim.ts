import {
  choice,
  date,
  dateTime,
  decimal,
  defineModule,
  integer,
  link,
  linkAny,
  type RecordOf,
  text,
} from '@gejie/core';
import { quantityScale } from '../shared/quantity.ts';

/** What a line of a live document still takes or brings: reserved by orders, on its way from vendors. INV-07, INV-10 */
export const stockClaim = defineModule('stockClaim', {
  label: '预留与在途',
  en: 'Reserved and on order',
  path: 'stock-claims',
  unit: '条',
  area: 'trade',
  menuUnder: 'stockLevel',
  icon: 'claim',
  title: 'label',
  leads: 'product',
  ownership: 'none',
  keptBy: 'system',
  everyoneSees: true,
  latest: 'since',
  fields: {
    product: link('product', '产品', {
      readOnly: true,
      onDelete: 'restrict',
      backlink: 'claims',
      backlinkLabel: { zh: '预留与在途', en: 'Reserved and on order' },
    }),
    kind: choice(
      '类型',
      {
        reserved: { label: '订单预留', color: 'amber' },
        ordered: { label: '采购在途', en: 'On order', color: 'blue' },
      },
      { readOnly: true, index: true },
    ),
    reserved: decimal('预留', { readOnly: true, ...quantityScale }),
    ordered: decimal('在途', { en: 'On order', readOnly: true, ...quantityScale }),
    since: dateTime('登记时间', { en: 'Since', readOnly: true }),
    due: date('预计日期', { en: 'Expected on', readOnly: true, index: true }),
    label: text('单据号', {
      en: 'Document number',
      readOnly: true,
      max: 120,
      search: true,
      tellsOf: 'document',
    }),
    document: linkAny(['salesOrder', 'purchaseOrder'], '单据', {
      readOnly: true,
      backlink: 'claims',
      backlinkLabel: { zh: '预留与在途', en: 'Still open' },
    }),
    line: integer('明细行', { en: 'Line', readOnly: true }),
  },
  layout: {
    facts: ['product', 'kind', 'reserved', 'ordered', 'due'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: ['product', 'kind', 'reserved', 'ordered', 'since', 'due', 'document', 'line', 'label'],
      },
    },
  },
  list: ['product', 'kind', 'reserved', 'ordered', 'due', 'document', 'label'],
  sort: 'due',
  views: {
    all: { label: '全部', en: 'All', default: true },
    reserved: { label: '订单预留', en: 'Reserved', where: { kind: 'reserved' } },
    ordered: { label: '采购在途', en: 'On order', where: { kind: 'ordered' } },
  },
});

export type StockClaim = RecordOf<typeof stockClaim>;
