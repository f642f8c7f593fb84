import {
  boolean,
  choice,
  date,
  dateTime,
  defineModule,
  lines,
  link,
  longText,
  type RecordOf,
  text,
  user,
} from '@gejie/core';
import { moneySection, pastDraft, pricedFields } from '../shared/pricedFields.ts';
import { subject } from '../shared/subject.ts';
import { purchaseOrderMail } from './purchaseOrderMail.ts';
import { purchaseOrderPrint } from './purchaseOrderPrint.ts';

const live = { status: { in: ['ordered', 'partlyReceived'] } } as const;

/** What is bought from a vendor; what arrives comes into stock. INV-09 */
export const purchaseOrder = defineModule('purchaseOrder', {
  label: '采购单',
  unit: '张',
  area: 'trade',
  icon: 'purchase',
  number: 'PO-{YYYY}{MM}-{0000}',
  title: 'name',
  fields: {
    name: subject('vendor.name'),
    vendor: link('vendor', '供应商', {
      required: true,
      onDelete: 'restrict',
      backlink: 'purchaseOrders',
      backlinkLabel: { zh: '采购单', en: 'Purchase orders' },
      ...pastDraft,
    }),
    requester: user('采购申请人', { en: 'Requested by', default: '$me' }),
    status: choice(
      '状态',
      {
        draft: { label: '草稿', color: 'grey' },
        inApproval: { label: '审批中', en: 'In approval', color: 'violet' },
        ordered: { label: '已采购', color: 'blue' },
        partlyReceived: { label: '部分到货', color: 'amber' },
        received: { label: '已入库', color: 'green' },
        paid: { label: '已付款', color: 'green' },
        cancelled: { label: '已取消', color: 'red' },
      },
      { default: 'draft', required: true, readOnly: true, index: true },
    ),
    warehouse: link('warehouse', '收货仓库', {
      en: 'Received at',
      required: true,
      onDelete: 'restrict',
      defaultsTo: { isDefault: true, active: true },
      offers: { active: true },
    }),
    expectedOn: date('预计到货日期', { en: 'Expected on', index: true }),
    proposed: boolean('按警戒数量生成', { en: 'Proposed from reorder levels', readOnly: true }),
    orderedAt: dateTime('采购时间', { en: 'Ordered', readOnly: true }),
    lines: lines('采购明细', {
      en: 'Lines',
      targets: ['product', 'service'],
      buys: true,
      pricedFor: 'vendor',
      taxedBy: 'tax',
      currencyField: 'currency',
      ...pastDraft,
    }),
    ...pricedFields,
    cancelReason: text('取消原因', { en: 'Why cancelled', max: 500, readOnly: true }),
    terms: longText('条款', { en: 'Terms', max: 10_000, ...pastDraft }),
    description: longText('内部备注', { en: 'Internal notes' }),
  },
  layout: {
    facts: ['vendor', 'status', 'total', 'expectedOn', 'requester'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'name', width: 'full' },
          'vendor',
          'requester',
          'warehouse',
          'expectedOn',
          'owner',
          'department',
        ],
      },
      lines: {
        label: '采购明细',
        en: 'Lines',
        fields: ['currency', 'exchangeRate', 'taxIncluded', 'tax', { field: 'lines', width: 'full' }],
      },
      money: { ...moneySection, fields: moneySection.fields.filter((name) => name !== 'margin') },
      terms: {
        label: '条款',
        en: 'Terms',
        fields: [
          { field: 'terms', width: 'full' },
          { field: 'description', width: 'full' },
        ],
      },
      state: { label: '状态', en: 'State', fields: ['status', 'proposed', 'orderedAt', 'cancelReason'] },
    },
    quickCreate: ['name', 'vendor', 'warehouse', 'expectedOn'],
    related: ['serialNumbers', 'movements'],
  },
  list: ['name', 'vendor', 'status', 'total', 'expectedOn', 'requester', 'owner'],
  sort: '-updatedAt',
  views: {
    all: { label: '全部采购单', en: 'All purchase orders', default: true },
    awaited: { label: '待到货', en: 'Awaited', where: live, sort: 'expectedOn', counted: true },
    late: {
      label: '逾期未到',
      en: 'Late',
      where: { ...live, expectedOn: { lt: '$today' } },
      sort: 'expectedOn',
    },
    mine: { label: '我的采购单', en: 'My purchase orders', where: { owner: '$me' } },
  },
  story: { within: ['vendor'] },
  mailed: purchaseOrderMail,
  print: purchaseOrderPrint,
  claims: {
    lines: 'lines',
    while: live,
    due: 'expectedOn',
    into: 'stockClaim',
    as: 'ordered',
    settledBy: { ledger: 'stockMovement', line: 'settles' },
  },
  actions: {
    order: {
      label: '下采购单',
      en: 'Order',
      right: 'edit',
      standing: 'next',
      visibleWhen: { status: 'draft' },
    },
    askApproval: {
      label: '申请审批',
      en: 'Ask for approval',
      right: 'edit',
      visibleWhen: { status: 'draft' },
    },
    approve: {
      label: '批准并下单',
      en: 'Approve and order',
      right: 'edit',
      standing: 'next',
      needs: 'purchaseApproval',
      visibleWhen: { status: 'inApproval' },
    },
    sendBack: { label: '退回', en: 'Send back', right: 'edit', visibleWhen: { status: 'inApproval' } },
    receive: {
      label: '到货入库',
      en: 'Receive',
      right: 'edit',
      standing: 'next',
      visibleWhen: { status: { in: ['draft', 'ordered', 'partlyReceived'] } },
    },
    close: {
      label: '不再到货',
      en: 'No more will come',
      right: 'edit',
      standing: 'rare',
      visibleWhen: { status: 'partlyReceived' },
    },
    pay: {
      label: '已付款',
      en: 'Paid',
      right: 'edit',
      standing: 'next',
      visibleWhen: { status: 'received' },
    },
    cancel: {
      label: '取消采购单',
      en: 'Cancel order',
      right: 'edit',
      visibleWhen: { status: { in: ['draft', 'inApproval', 'ordered', 'partlyReceived'] } },
      dangerous: true,
      asks: { name: 'reason', label: '取消原因', en: 'Why' },
    },
  },
});

export type PurchaseOrder = RecordOf<typeof purchaseOrder>;
