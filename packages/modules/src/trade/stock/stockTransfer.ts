import { choice, date, decimal, defineModule, link, longText, type RecordOf, text } from '@gejie/core';
import { largestQuantity, quantityScale } from '../shared/quantity.ts';

/** Goods moved from one warehouse to another. INV-10 */
export const stockTransfer = defineModule('stockTransfer', {
  label: '调拨单',
  en: 'Stock transfer',
  path: 'stock-transfers',
  unit: '张',
  area: 'trade',
  icon: 'transfer',
  number: 'TR-{YYYY}{MM}-{0000}',
  title: 'subject',
  fields: {
    subject: text('事由', { required: true, max: 120, default: '调拨', search: true }),
    product: link('product', '产品', {
      required: true,
      onDelete: 'restrict',
      backlink: 'transfers',
      backlinkLabel: { zh: '调拨单', en: 'Transfers' },
    }),
    quantity: decimal('数量', { required: true, min: 0.0001, max: largestQuantity, ...quantityScale }),
    from: link('warehouse', '调出仓库', {
      en: 'From',
      required: true,
      onDelete: 'restrict',
      defaultsTo: { isDefault: true, active: true },
      offers: { active: true },
    }),
    to: link('warehouse', '调入仓库', {
      en: 'To',
      required: true,
      onDelete: 'restrict',
      offers: { active: true },
    }),
    day: date('日期', { en: 'On', default: '$today', required: true }),
    status: choice(
      '状态',
      {
        draft: { label: '草稿', color: 'grey' },
        booked: { label: '已调拨', en: 'Moved', color: 'green' },
        cancelled: { label: '已取消', color: 'grey' },
      },
      { default: 'draft', required: true, readOnly: true, index: true },
    ),
    trackingNumber: text('运单号', { max: 120, search: true }),
    serials: longText('序列号', {
      en: 'Serial numbers',
      max: 20_000,
      hint: {
        zh: '按序列号管理的产品：每行一个，与数量相同',
        en: 'Of goods that are tracked by them: one a line, as many as are moved',
      },
    }),
    description: longText('备注', { en: 'Notes', max: 2000 }),
  },
  layout: {
    facts: ['product', 'quantity', 'from', 'to', 'status'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'product', width: 'full' },
          'quantity',
          'day',
          'from',
          'to',
          'status',
          'trackingNumber',
          { field: 'subject', width: 'full' },
          { field: 'serials', width: 'full' },
          'owner',
          'department',
          { field: 'description', width: 'full' },
        ],
      },
    },
    quickCreate: ['product', 'quantity', 'from', 'to', 'serials', 'subject'],
    related: ['movements'],
  },
  list: ['subject', 'product', 'quantity', 'from', 'to', 'day', 'status', 'owner'],
  sort: '-updatedAt',
  views: {
    all: { label: '全部调拨单', en: 'All transfers', default: true },
    drafts: { label: '待调拨', en: 'To be moved', where: { status: 'draft' }, counted: true },
    mine: { label: '我的调拨单', en: 'My transfers', where: { owner: '$me' } },
  },
  actions: {
    book: {
      label: '调拨',
      en: 'Move the goods',
      right: 'edit',
      standing: 'next',
      visibleWhen: { status: 'draft' },
      bulk: true,
    },
    cancel: {
      label: '取消调拨',
      en: 'Cancel transfer',
      right: 'edit',
      dangerous: true,
      visibleWhen: { status: 'booked' },
    },
  },
});

export type StockTransfer = RecordOf<typeof stockTransfer>;
