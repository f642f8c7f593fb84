import {
  choice,
  date,
  dateTime,
  defineModule,
  integer,
  lines,
  link,
  longText,
  type RecordOf,
  text,
  user,
} from '@gejie/core';
import { customerFields } from '../shared/customerFields.ts';
import { earnedFields, moneySection, pastDraft, pricedFields } from '../shared/pricedFields.ts';
import { quoteMail } from './quoteMail.ts';
import { quotePage } from './quotePage.ts';
import { quotePrint } from './quotePrint.ts';

/** What a customer was offered, in its versions; past the draft it is changed by actions only. INV-06, CMP-08 */
export const quote = defineModule('quote', {
  label: '报价单',
  unit: '份',
  area: 'trade',
  icon: 'quote',
  number: 'QT-{YYYY}{MM}-{0000}',
  title: 'name',
  sharedThrough: 'account',
  fields: {
    ...customerFields('quotes', { zh: '报价单', en: 'Quotes' }),
    status: choice(
      '状态',
      {
        draft: { label: '草稿', color: 'grey' },
        inApproval: { label: '审批中', en: 'In approval', color: 'violet' },
        sent: { label: '已发出', color: 'blue' },
        accepted: { label: '客户同意', en: 'Accepted', color: 'green' },
        refused: { label: '客户拒绝', en: 'Refused', color: 'red' },
        expired: { label: '已过期', en: 'Expired', color: 'grey' },
        superseded: { label: '已被取代', en: 'Superseded', color: 'amber' },
      },
      { default: 'draft', required: true, readOnly: true, index: true },
    ),
    validUntil: date('有效期至', { en: 'Valid until', index: true, ...pastDraft }),
    dueDate: date('付款到期日', { en: 'Payment due', index: true, ...pastDraft }),
    sentAt: dateTime('发出时间', { en: 'Sent', readOnly: true }),
    revision: integer('版本', { en: 'Version', readOnly: true, default: 1 }),
    revises: link('quote', '前一版本', {
      en: 'Earlier version',
      readOnly: true,
      backlink: 'versions',
      backlinkLabel: { zh: '后续版本', en: 'Later versions' },
    }),
    origin: link('quote', '首个版本', { en: 'First version', readOnly: true }),
    // Id of the first version, which may be gone: what holds the versions together then.
    offer: integer('报价系列', {
      en: 'Offer',
      readOnly: true,
      hidden: true,
      untold: true,
      index: true,
    }),
    serviceContact: user('服务联系人', {
      en: 'Service contact',
      hint: { zh: '售后找谁，印在报价单上', en: 'Whom to ask after the sale; printed on the quote' },
    }),
    lines: lines('报价明细', {
      en: 'Lines',
      targets: ['product', 'service'],
      costs: 'costs',
      earned: 'margin',
      pricedFor: 'account',
      taxedBy: 'tax',
      currencyField: 'currency',
      outgoingWhile: { status: { in: ['draft', 'inApproval', 'sent'] } },
      copiedFrom: ['revises', 'opportunity'],
      ...pastDraft,
    }),
    ...pricedFields,
    ...earnedFields,
    code: text('核对码', {
      en: 'Verification code',
      readOnly: true,
      hint: {
        zh: '客户凭编号和核对码查看此报价',
        en: 'With it and the number the customer opens this quote',
      },
    }),
    answeredBy: text('客户答复人', { en: 'Answered by', max: 60, readOnly: true }),
    answeredAt: dateTime('答复时间', { en: 'Answered', readOnly: true }),
    refusalReason: text('拒绝原因', { en: 'Why refused', max: 500, readOnly: true }),
    terms: longText('报价条款', { en: 'Terms', max: 10_000, ...pastDraft }),
    description: longText('内部备注', { en: 'Internal notes' }),
  },
  layout: {
    facts: ['account', 'status', 'total', 'validUntil', 'revision', 'owner'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'name', width: 'full' },
          'account',
          'contact',
          'opportunity',
          'validUntil',
          'dueDate',
          'serviceContact',
          'owner',
          'department',
        ],
      },
      lines: {
        label: '报价明细',
        en: 'Lines',
        fields: ['currency', 'exchangeRate', 'taxIncluded', 'tax', { field: 'lines', width: 'full' }],
      },
      money: moneySection,
      terms: {
        label: '条款',
        en: 'Terms',
        fields: [
          { field: 'terms', width: 'full' },
          { field: 'description', width: 'full' },
        ],
      },
      state: {
        label: '版本与状态',
        en: 'Version and state',
        fields: [
          'status',
          'revision',
          'revises',
          'origin',
          'sentAt',
          'code',
          'answeredBy',
          'answeredAt',
          'refusalReason',
        ],
      },
    },
    quickCreate: ['name', 'account', 'contact', 'opportunity', 'validUntil'],
    related: ['versions'],
  },
  list: ['name', 'account', 'status', 'total', 'validUntil', 'revision', 'owner'],
  sort: '-updatedAt',
  views: {
    all: { label: '全部报价单', en: 'All quotes', default: true },
    mine: { label: '我的报价单', en: 'My quotes', where: { owner: '$me' } },
    negotiating: {
      label: '正在洽谈',
      en: 'Under negotiation',
      where: { status: 'sent' },
      sort: 'validUntil',
    },
    past: {
      label: '已过有效期',
      en: 'Past their date',
      where: { status: 'sent', validUntil: { lt: '$today' } },
      sort: 'validUntil',
    },
    drafts: { label: '草稿', en: 'Drafts', where: { status: 'draft' } },
  },
  story: { within: ['account', 'contact', 'opportunity'] },
  brief: [
    {
      of: 'account',
      label: '有效报价',
      en: 'Live quotes',
      where: {
        all: [
          { status: 'sent' },
          { any: [{ validUntil: { gte: '$today' } }, { validUntil: { empty: true } }] },
        ],
      },
      sort: '-sentAt',
      columns: ['name', 'total', 'validUntil'],
      most: 3,
    },
  ],
  customerPage: quotePage,
  mailed: quoteMail,
  print: quotePrint,
  actions: {
    send: {
      label: '标记为已发出',
      en: 'Mark as sent',
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
      label: '批准并发出',
      en: 'Approve and send',
      right: 'edit',
      standing: 'next',
      needs: 'priceApproval',
      visibleWhen: { status: 'inApproval' },
    },
    sendBack: { label: '退回', en: 'Send back', right: 'edit', visibleWhen: { status: 'inApproval' } },
    accept: {
      label: '客户同意',
      en: 'Customer accepts',
      right: 'edit',
      standing: 'next',
      visibleWhen: { status: 'sent' },
    },
    order: {
      label: '生成订单',
      en: 'Make an order',
      right: 'edit',
      standing: 'next',
      visibleWhen: { status: { in: ['sent', 'accepted'] } },
    },
    refuse: {
      label: '客户拒绝',
      en: 'Customer refuses',
      right: 'edit',
      visibleWhen: { status: 'sent' },
      asks: { name: 'reason', label: '拒绝原因', en: 'Why' },
    },
    revise: {
      label: '修订为新版本',
      en: 'Revise',
      right: 'edit',
      standing: 'rare',
      visibleWhen: { status: { in: ['sent', 'refused', 'expired', 'superseded'] } },
    },
  },
});

export type Quote = RecordOf<typeof quote>;
